import { convert } from 'html-to-text'

/**
 * A mail that came as HTML only, as text: quotes with their marks, links by their words, no
 * pictures. It is never shown as HTML, so nothing in it can be run.
 */
export const fromHtml = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxDepth: 60, maxInputLength: 2_000_000, maxChildNodes: 20_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4'].map(selector => ({ selector, options: { uppercase: false } })),
      { selector: 'blockquote', options: { trimEmptyLines: false } },
    ],
  })
