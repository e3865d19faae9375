import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: false })
markdown.validateLink = address => /^(https?:|mailto:|\/|#)/i.test(address.trim())

type Token = ReturnType<(typeof markdown)['parse']>[number]

let last: { text: string; tokens: Token[] } = { text: '', tokens: [] }

/** Reads Markdown. A letter is asked for as words and as HTML, one after the other: read once. */
function read(text: string): Token[] {
  if (text !== last.text) last = { text, tokens: markdown.parse(text, {}) }
  return last.tokens
}

/** Markdown as HTML. Raw HTML in it stays text; links go only to the web, to mail, to ourselves. */
export const toHtml = (text: string): string =>
  markdown.renderer.render(read(text), markdown.options, {})

const width = 72

/** Breaks a line of words so that it stays readable in a plain-text letter. */
function wrap(text: string, first: string, rest: string): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const longer = line === first || line === rest ? line + word : `${line} ${word}`
    if (longer.length > width && line.trim() !== '' && line !== first) {
      lines.push(line)
      line = rest + word
    } else line = longer
  }
  return [...lines, line].join('\n')
}

/** The words of an inline token; a link is followed by its address. */
function inline(token: Token): string {
  let href = ''
  let label = ''
  return (token.children ?? [])
    .map(child => {
      if (child.type === 'link_open') {
        href = String(child.attrGet('href') ?? '')
        label = ''
        return ''
      }
      if (child.type === 'link_close') {
        const shown = label === href || `mailto:${label}` === href ? '' : ` (${href})`
        href = ''
        return shown.replace('(mailto:', '(')
      }
      if (child.type === 'softbreak') return ' '
      if (child.type === 'hardbreak') return '\n'
      if (child.type === 'text' || child.type === 'code_inline') {
        if (href) label += child.content
        return child.content
      }
      return ''
    })
    .join('')
}

/** Markdown as plain text for people who read their letters so: nothing but words and spaces. */
export function toText(text: string): string {
  const out: string[] = []
  const lists: { ordered: boolean; at: number }[] = []
  let bullet = ''
  for (const token of read(text)) {
    const list = lists.at(-1)
    if (token.type === 'bullet_list_open') lists.push({ ordered: false, at: 0 })
    else if (token.type === 'ordered_list_open') lists.push({ ordered: true, at: 0 })
    else if (token.type.endsWith('_list_close')) {
      lists.pop()
      if (lists.length === 0) out.push('')
    } else if (token.type === 'list_item_open' && list) {
      list.at += 1
      bullet = `${'  '.repeat(lists.length)}${list.ordered ? `${list.at}.` : '-'} `
    } else if (token.type === 'inline') {
      const indent = ' '.repeat(bullet.length || lists.length * 2 + (lists.length ? 2 : 0))
      const first = bullet || indent
      out.push(
        inline(token)
          .split('\n')
          .map((line, at) => wrap(line, at === 0 ? first : indent, indent))
          .join('\n'),
      )
      bullet = ''
    } else if (token.type === 'paragraph_close' && !token.hidden) out.push('')
    else if (token.type === 'heading_close') out.push('')
    else if (token.type === 'hr') out.push('-'.repeat(12), '')
    else if (token.type === 'tr_close') out.push('')
  }
  return out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
