/**
 * How mail programs mark what their owner did not write, in the languages of the community. These
 * are shapes to recognise, never words we say.
 */

/** The first words of a line that says who wrote what is quoted below, and its last ones. */
export const attributions: readonly RegExp[] = [
  /^on\b.+\bwrote\s*[:：]$/iu,
  /^le\b.+\ba écrit\s*[:：]$/iu,
  /^el\b.+\bescribi(?:ó|o)\s*[:：]$/iu,
  /^(?:em|a|no dia)\b.+\bescreveu(?: o seguinte)?\s*[:：]$/iu,
  /^am\b.+\bschrieb\b.*[:：]$/iu,
  /^il\b.+\bha scritto\s*[:：]$/iu,
  /^.*\d.*(?:написал(?:а|\(а\))?|пишет)\s*[:：]$/iu,
  /^(?:في|بتاريخ|يوم)\s.+(?:كتب|كتبت|كتب\/ت|تمت كتابة ما يلي بواسطة)\s*.*[:：]$/u,
  /^.*\d.*(?:写道|寫道|写到|のメール)\s*[:：]$/u,
  /^(?=.*\d).*<[^<>\s]+@[^<>\s]+>\)?\s*[:：]$/u,
]

/** A line that says: from here on it is the message before, or one passed on. */
export const severings: readonly RegExp[] = [
  /^[-_\s]*(?:original message|begin forwarded message|forwarded message)[-_\s:]*$/iu,
  /^[-_\s]*(?:message d['’]origine|message original|message transféré)[-_\s:]*$/iu,
  /^[-_\s]*(?:mensaje original|mensaje reenviado)[-_\s:]*$/iu,
  /^[-_\s]*(?:mensagem original|mensagem encaminhada)[-_\s:]*$/iu,
  /^[-_\s]*(?:ursprüngliche nachricht|исходное сообщение|пересылаемое сообщение)[-_\s:]*$/iu,
  /^[-_\s]*(?:الرسالة الأصلية|رسالة معاد توجيهها)[-_\s:]*$/u,
  /^[-_\s]*(?:原始邮件|原始郵件|邮件原件|转发的邮件|元のメッセージ)[-_\s:：]*$/u,
]

const from = 'from|de|von|da|من|发件人|寄件者|寄件人|от|от кого|差出人'
const sent =
  'sent|date|envoyé|enviado|enviada em|gesendet|fecha|data|تاريخ|التاريخ|تم الإرسال|أرسلت'
const more =
  'to|cc|à|para|pour|an|إلى|الى|نسخة|收件人|收件者|抄送|кому|копия|宛先|发送时间|日期|寄件日期'
const about =
  'subject|objet|asunto|assunto|betreff|الموضوع|主题|主旨|тема|件名|отправлено|дата|日時'

/** The head of a message as some programs copy it above what they quote. */
export const headBegins = new RegExp(`^\\*?(?:${from})\\s*\\*?\\s*[:：]\\s*\\*?\\s*\\S`, 'iu')
export const headGoesOn = new RegExp(`^\\*?(?:${sent}|${more}|${about})\\s*\\*?\\s*[:：]`, 'iu')

/** What a telephone or a mail program adds below by itself. */
export const clutter: readonly RegExp[] = [
  /^(?:sent|get) (?:from|via|with|using|outlook)\b.{0,60}$/iu,
  /^get outlook for\b.{0,60}$/iu,
  /^(?:envoyé|télécharger|obtenez|provenance) (?:de|depuis|à partir|avec|outlook|:).{0,60}$/iu,
  /^(?:enviado|obtener|descargar) (?:desde|con|de|mediante|outlook).{0,60}$/iu,
  /^(?:enviado|obter|obtenha) (?:do|da|a partir|pelo|via|o outlook|outlook).{0,60}$/iu,
  /^(?:отправлено|получить outlook) (?:с|из|от|для).{0,60}$/iu,
  /^(?:von meinem|gesendet von).{0,60}$/iu,
  /^(?:أُ?رسلت? من|مرسل من|تم الإرسال من|الحصول على outlook).{0,60}$/iu,
  /^(?:发自|從|发送自|來自|来自|获取 outlook|取得 outlook|iphoneから送信).{0,40}$/iu,
  /^(?:virus-free|garanti sans virus|libre de virus|livre de vírus|без вирусов|خالٍ? من الفيروسات).{0,60}$/iu,
]

/** How a paragraph of lawyers begins, or what it cannot do without. */
export const disclaimers: readonly RegExp[] = [
  /^(?:confidentiality notice|disclaimer|legal notice|important notice)\b/iu,
  /\bthis (?:e-?mail|message|communication)\b.{0,120}\b(?:confidential|intended (?:only|solely)|privileged)/iu,
  /^(?:avis de confidentialité|clause de non-responsabilité)/iu,
  /\bce (?:message|courriel|mail|courrier électronique)\b.{0,160}\b(?:confidentiel|destiné exclusivement|usage exclusif)/iu,
  /^(?:aviso (?:legal|de confidencialidad)|cláusula de confidencialidad)/iu,
  /\b(?:este (?:mensaje|correo))\b.{0,160}\b(?:confidencial|exclusivamente)/iu,
  /^aviso de confidencialidade/iu,
  /\b(?:esta mensagem|este e-?mail)\b.{0,160}\b(?:confidencia|exclusiv)/iu,
  /^(?:уведомление о конфиденциальности)/iu,
  /(?:это (?:сообщение|письмо)|настоящее (?:сообщение|письмо)|данное (?:сообщение|письмо)).{0,160}конфиденциальн/iu,
  /^(?:إخلاء مسؤولية|إشعار بالسرية|تنويه بالسرية)/u,
  /(?:هذه الرسالة|هذا البريد).{0,160}(?:سرية|سري|سرّية|للمرسل إليه)/u,
  /^(?:免责声明|保密声明|免責聲明)/u,
  /(?:本邮件|本電子郵件|此邮件|本郵件).{0,120}(?:保密|机密|機密)/u,
  /^please consider the environment before printing/iu,
  /^pensez à l['’]environnement avant d['’]imprimer/iu,
]

/** How people take leave. What follows her name there is a card, not a sentence. */
export const farewell =
  /^(?:(?:kind|best|warm|many)?\s*(?:regards|wishes)|best|cheers|sincerely|yours.*|thanks|thank you|cordialement|bien (?:à vous|cordialement)|amicalement|saludos.*|(?:un )?cordial saludo|atentamente|atenciosamente|abraços?|cumprimentos|с уважением|всего доброго|مع (?:أطيب )?(?:التحيات|تحياتي|التحية|الاحترام)|تحياتي|此致|祝好|顺祝商祺|敬礼)\s*[,.،，!！]?$/iu

/** What stands on such a card. */
export const onACard =
  /https?:\/\/|\bwww\.|[^\s@]+@[^\s@]+\.[^\s@]+|\+?\d[\d\s().-]{7,}\d|\b(?:tel|mob|mobile|phone|fax|skype|тел|هاتف|电话|手机|téléphone|teléfono|telefone)\b\.?\s*[:：]/iu
