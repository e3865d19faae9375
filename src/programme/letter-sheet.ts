import { toHtml, toText } from '../markdown.ts'
import { direction, say, type Language } from '../words.ts'

/** A letter filled for its reader, before it gets its sheet of paper. Body is Markdown. */
export type FilledLetter = { language: Language; subject: string; body: string; why: string }

/** What stands around a letter. */
export type Letterhead = { above: string; organisation: string; fewer: string | null }

/** The style of every letter. It is always the same text, so that a policy can name its hash. */
export const letterStyle = `
:root { color-scheme: light dark; }
body { margin: 0; background: #fbf8f1; color: #20262a; font: 18px/1.6 Charter, "Sitka Text", "Noto Serif", Georgia, serif; }
.sheet { max-width: 34rem; margin: 0 auto; padding: 28px 20px 40px; overflow-wrap: break-word; }
.label, .foot, table { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.label { font-size: 14px; color: #585b58; margin: 0 0 24px; }
h1 { font-size: 30px; line-height: 1.2; font-weight: 400; margin: 0 0 20px; }
h2 { font-size: 21px; line-height: 1.3; margin: 30px 0 10px; }
p { margin: 0 0 16px; }
ul, ol { padding-inline-start: 1.3em; margin: 0 0 18px; }
li { margin-block-end: 8px; padding-inline-start: 4px; }
li p { margin: 0 0 4px; }
a { color: #11505d; }
table { border-collapse: collapse; font-size: 16px; }
th, td { text-align: start; padding-block: 8px; padding-inline: 0 16px; border-bottom: 1px solid #d8d0bf; vertical-align: top; }
blockquote { margin: 0 0 18px; padding-inline-start: 16px; border-inline-start: 4px solid #11505d; }
:focus-visible { outline: 3px solid #b23c14; outline-offset: 3px; }
.foot { border-top: 1px solid #d8d0bf; padding-top: 18px; margin-top: 36px; font-size: 14px; line-height: 1.55; color: #585b58; }
.foot p { margin-block-end: 10px; }
[dir=rtl] { font-family: "Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", "Segoe UI", serif; font-size: 20px; line-height: 1.8; }
@media (prefers-color-scheme: dark) {
  body { background: #14191b; color: #ece8de; }
  a { color: #86c4cd; }
  .label, .foot { color: #aeb4af; }
  .foot, th, td { border-color: #394346; }
  blockquote { border-color: #86c4cd; }
}
`

const escaped = (text: string) => text.replace(/[&<>"]/g, mark => `&#${mark.codePointAt(0)};`)

/** The letter as HTML: one page, its style in its head, right to left where it must be. */
export function htmlLetter(letter: FilledLetter, head: Letterhead): string {
  const fewer = head.fewer
    ? `<p><a href="${escaped(head.fewer)}">${escaped(say(letter.language, 'letters.foot.fewer'))}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${letter.language}" dir="${direction(letter.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escaped(letter.subject)}</title><style>${letterStyle}</style></head>
<body><main class="sheet"><p class="label">${escaped(head.above)}</p>
<h1>${escaped(letter.subject)}</h1>
${toHtml(letter.body)}<div class="foot"><p>${escaped(letter.why)}</p>${fewer}<p>${escaped(head.organisation)}</p></div></main></body></html>
`
}

/** The letter as plain text: the same words. */
export function textLetter(letter: FilledLetter, head: Letterhead): string {
  const fewer = head.fewer ? `\n${say(letter.language, 'letters.foot.fewer')}: ${head.fewer}` : ''
  return `${toText(letter.body)}\n\n-- \n${letter.why}${fewer}\n${head.organisation}\n`
}
