import { describe, expect, test } from 'vitest'
import { fromHtml } from './from-html.ts'
import { whatTheyWrote } from './what-they-wrote.ts'

const quoted = '> Dear Ana,\n> welcome on board.\n>\n> -- \n> Mentor pilot'

describe('what somebody wrote, without what her program added', () => {
  test.for([
    ['en', 'On Sat, 25 Jul 2026 at 11:02, Mentor pilot <reply+1-ab@in.example.org>\nwrote:'],
    ['en, Apple', 'On 25 Jul 2026, at 11:02, Mentor pilot <journey@example.org> wrote:'],
    ['fr', 'Le sam. 25 juil. 2026 à 11:02, Mentor pilot <journey@example.org>\na écrit :'],
    ['es', 'El sáb, 25 jul 2026 a las 11:02, Mentor pilot (<journey@example.org>) escribió:'],
    ['pt', 'Em sáb., 25 de jul. de 2026 às 11:02, Mentor pilot <journey@example.org>\nescreveu:'],
    ['ru, Gmail', 'сб, 25 июл. 2026 г. в 11:02, Mentor pilot <journey@example.org>:'],
    ['ru, Apple', '25 июля 2026 г., в 11:02, Mentor pilot <journey@example.org> написал(а):'],
    ['zh', 'Mentor pilot <journey@example.org> 于2026年7月25日周六 11:02写道：'],
    [
      'ar',
      'في السبت، 25 يوليو 2026 في 11:02 ص تمت كتابة ما يلي بواسطة Mentor pilot <‪journey@example.org‬‏>:',
    ],
    ['ar, Apple', 'في ٢٥ يوليو ٢٠٢٦، الساعة ١١:٠٢ ص، كتب Mentor pilot <journey@example.org>:'],
    ['de', 'Am Sa., 25. Juli 2026 um 11:02 Uhr schrieb Mentor pilot <journey@example.org>:'],
  ])('a quote announced in %s, answered above and below', ([, announced]) => {
    expect(whatTheyWrote(`Gladly!\n\n${announced}\n${quoted}\n`)).toBe('Gladly!')
    expect(whatTheyWrote(`${announced}\n${quoted}\n\nGladly!\n`)).toBe('Gladly!')
    expect(whatTheyWrote(`Gladly!\n\n${announced}\n\nDear Ana,\nwelcome.`)).toBe('Gladly!')
  })

  test('an answer between the lines keeps each part of it', () => {
    const text = `On 25 Jul 2026, at 11:02, Mei wrote:\n> When?\n\nTuesday.\n\n> Where?\n\nOnline.`
    expect(whatTheyWrote(text)).toBe('Tuesday.\n\nOnline.')
  })

  test.for([
    [
      'en',
      '________________________________\nFrom: Mei <a@example.org>\nSent: Saturday\nTo: Ana\nSubject: Hi',
    ],
    ['fr', 'De : Mei\nEnvoyé : samedi 25 juillet 2026\nÀ : Ana\nObjet : Bonjour'],
    ['es', 'De: Mei\nEnviado: sábado\nPara: Ana\nAsunto: Hola'],
    ['pt', 'De: Mei\nEnviada em: sábado\nPara: Ana\nAssunto: Olá'],
    ['ar', 'من: Mei\nتم الإرسال: السبت\nإلى: Ana\nالموضوع: مرحبا'],
    ['zh', '发件人: Mei\n发送时间: 2026年7月25日\n收件人: Ana\n主题: 你好'],
    ['ru', 'От: Mei\nОтправлено: суббота\nКому: Ana\nТема: Привет'],
    ['QQ', '------------------ 原始邮件 ------------------\n发件人: "Mei"'],
    ['forwarded', '---------- Forwarded message ---------\nFrom: Mei'],
  ])('the copied head of the message before, in %s', ([, head]) => {
    expect(whatTheyWrote(`Gladly!\n\n${head}\n\nDear Ana, welcome.`)).toBe('Gladly!')
  })

  test.for([
    'Sent from my iPhone',
    'Get Outlook for Android',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Отправлено с iPhone',
    'أرسلت من الـ iPhone',
    '发自我的iPhone',
  ])('what a telephone adds: %s', line => {
    expect(whatTheyWrote(`Gladly!\n\n${line}\n`)).toBe('Gladly!')
  })

  test.for([
    'CONFIDENTIALITY NOTICE: whoever reads this\nhas read it.',
    'This e-mail and any attachments are confidential and\nmay be privileged.',
    'Ce message et ses pièces jointes sont confidentiels et à l’usage exclusif de leur destinataire.',
    'Este mensaje se dirige exclusivamente a su destinatario.',
    'Esta mensagem é confidencial.',
    'Это сообщение содержит конфиденциальную информацию.',
    'هذه الرسالة سرية وموجهة للمرسل إليه فقط.',
    '本邮件及其附件含有保密信息。',
  ])('what lawyers add: %s', words => {
    expect(whatTheyWrote(`Gladly!\n\n${words}\n\nMore of it.`)).toBe('Gladly!')
  })

  test('a signature below two dashes, and a card below a name', () => {
    expect(whatTheyWrote('Gladly!\n\n-- \nAna\n+33 1 23 45 67 89')).toBe('Gladly!')
    const card = 'Gladly!\n\nBest regards,\nAna\nHead of tides\nHarbour Trust\nTel: 01 23 45'
    expect(whatTheyWrote(card)).toBe('Gladly!\n\nBest regards,\nAna')
  })
})

describe('what only looks like it stays', () => {
  test.for([
    'On Monday I wrote:\nnothing at all.',
    'Best regards,\nAna\n\nPS: I come by train.',
    'I sent it from my office.\nSee you there!',
    'Is this confidential? I hope not.',
    'From: me\nwith love.',
    'This message is confidential: I may not come.\n\nPlease tell nobody yet.',
    'Le vent se lève !',
    'Three things:\n\n1. tides\n2. boats\n\n👩🏽‍💻 ⛵',
    'مرحبًا، نعم أودّ ذلك.\n\nنور',
  ])('%s', text => {
    expect(whatTheyWrote(text)).toBe(text)
  })

  test('nothing stays of a mail that is all quote', () => {
    expect(whatTheyWrote(quoted)).toBe('')
  })
})

describe('a mail that came as HTML only', () => {
  test('is text with its quotes marked, so that they go', () => {
    const html = `<html><head><style>p{}</style></head><body><div dir="ltr">Gladly &amp; soon!<br>
      <a href="https://example.org">See</a></div><div class="gmail_quote"><div>On Sat, 25 Jul 2026
      at 11:02, Mei &lt;a@example.org&gt; wrote:<br></div><blockquote><p>Dear Ana</p></blockquote>
      </div><script>alert(1)</script></body></html>`
    expect(whatTheyWrote(fromHtml(html))).toBe('Gladly & soon!\nSee')
  })

  test('is not broken where a line gets long', () => {
    const long = 'word '.repeat(60).trim()
    expect(fromHtml(`<p>${long}</p>`)).toBe(long)
  })
})
