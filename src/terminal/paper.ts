import { toHtml } from '../markdown.ts'
import { direction } from '../words.ts'

/** What makes a long document good on paper: its own pages, no heading left alone at the foot. */
const style = `
@page { margin: 22mm 20mm; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 11pt/1.55 Charter, "Noto Serif", Georgia, serif; color: #20262a; }
h1 { font-size: 26pt; font-weight: 400; line-height: 1.15; }
h2 { font-size: 18pt; break-before: page; border-top: 2px solid #20262a; padding-top: 0.4em; }
h3 { font-size: 13pt; margin-top: 2em; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; line-height: 1.25; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid #11505d; }
table { border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding-block: 0.3em; padding-inline: 0 1em; border-bottom: 1px solid #d8d0bf; }
a { color: #11505d; overflow-wrap: anywhere; }
li, tr { break-inside: avoid; }
`

/** A Markdown document as one HTML page that stands alone. */
export function onPaper(markdown: string, language: string): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? ''
  const plainTitle = title.replace(/[<>&]/g, '')
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${plainTitle}</title><style>${style}</style></head>
<body>
${toHtml(markdown)}</body>
</html>
`
}
