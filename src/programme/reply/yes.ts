/** Words by which people agree, and those they put beside them, in the languages of the community. */
const agreeing = new Set(
  [
    'yes yep yeah ok okay agreed agree fine good perfect sure',
    'oui d’accord accord entendu parfait',
    'sí si vale acuerdo conforme perfecto',
    'sim combinado concordo perfeito',
    'да согласен согласна хорошо договорились',
    'نعم موافق موافقة أوافق اتفقنا حسنا تمام',
    '是 是的 好 好的 同意 可以',
  ].flatMap(line => line.split(' ')),
)
const denying = new Set(
  [
    'no not yet',
    'non pas encore',
    'no todavía aún',
    'não ainda',
    'нет пока ещё еще',
    'لا ليس بعد',
    '没有 还没有 不',
  ].flatMap(line => line.split(' ')),
)
const beside = new Set(
  [
    'i we this that it is all to with thanks thank you very much dear have talked did',
    'je suis c’est avec merci beaucoup nous avons parlé',
    'de estoy gracias muchas',
    'estou obrigado obrigada',
    'я спасибо',
    'شكرا أنا على',
    '我 谢谢',
  ].flatMap(line => line.split(' ')),
)

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replaceAll("'", '’')
    .replace(/[\u064b-\u0652]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{M}’]+/u)
    .filter(word => word !== '')

const saysOnly = (text: string, of: ReadonlySet<string>): boolean => {
  const words = wordsOf(text)
  return (
    words.length > 0 &&
    words.length <= 6 &&
    words.some(word => of.has(word)) &&
    words.every(word => of.has(word) || beside.has(word))
  )
}

/** Whether an answer says yes and nothing else. Who says “yes, but” has more to say. */
export const saysYes = (text: string): boolean => saysOnly(text, agreeing)

/** Whether an answer says no, or not yet, and nothing else. */
export const saysNo = (text: string): boolean => saysOnly(text, denying)
