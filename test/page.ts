/** What a test needs to read in a page of ours, which is well-formed. */

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** Text as it stood before it was written into HTML. */
export const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[name] ?? whole
  })

const unread = /<(head|script|style|template|svg)\b[\s\S]*?<\/\1>/g
const breaks =
  /<\/?(?:p|div|li|ul|ol|dl|dt|dd|h\d|tr|td|th|table|section|main|header|footer|nav|form|label|legend|fieldset|button|option|select|br|article|aside|figure|blockquote|details|summary|caption|body)\b[^>]*>/g

/** The words a person reads in a piece of a page, a line for each block. */
export const words = (html: string): string =>
  unescaped(
    html
      .replace(unread, '')
      .replace(breaks, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n')

/** What stands in the page’s main part, or on the whole page if it has none. */
export const mainOf = (html: string): string => /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? html

type Attributes = Record<string, string>

/** The attributes of an opening tag. */
export const attributes = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )

export type Form = {
  method: string
  action: string
  html: string
  fields: [string, string][]
  names: Set<string>
}

/** The first button of a form with this label. */
function buttonOf(form: string, label: string): Attributes | null {
  const found = [...form.matchAll(/(<button\b[^>]*>)([\s\S]*?)<\/button>/g)].find(
    ([, , inside = '']) => words(inside) === label,
  )
  return found ? attributes(found[1] ?? '') : null
}

function selected(select: string): [string, string] | null {
  const name = attributes(select.slice(0, select.indexOf('>') + 1))['name']
  const options = [...select.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attributes(tag))
  const chosen = options.find(option => 'selected' in option) ?? options[0]
  return name === undefined ? null : [name, chosen?.['value'] ?? '']
}

/** What a browser would send if nobody touched the form. */
function untouched(form: string): [string, string][] {
  const fields: [string, string][] = []
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const { name, type, value, ...rest } = attributes(tag)
    if (!name || type === 'file' || type === 'submit') continue
    const off = (type === 'checkbox' || type === 'radio') && !('checked' in rest)
    if (!off) fields.push([name, value ?? (type === 'checkbox' ? 'on' : '')])
  }
  for (const [select] of form.matchAll(/<select\b[\s\S]*?<\/select>/g)) {
    const field = selected(select)
    if (field) fields.push(field)
  }
  for (const [, tag = '', inside = ''] of form.matchAll(
    /(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g,
  )) {
    const { name } = attributes(tag)
    if (name) fields.push([name, unescaped(inside).replace(/^\n/, '')])
  }
  return fields
}

const namesIn = (form: string) =>
  new Set(
    [...form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
      .map(([tag]) => attributes(tag)['name'])
      .filter(name => name !== undefined),
  )

/** The form with a button of this label, its fields as they stand, the button’s own value too. */
export function formWith(html: string, label: string): Form {
  for (const [form, tag = ''] of html.matchAll(/(<form\b[^>]*>)[\s\S]*?<\/form>/g)) {
    const button = buttonOf(form, label)
    if (!button) continue
    const asked = attributes(tag)
    const method = (button['formmethod'] ?? asked['method'] ?? 'get').toLowerCase()
    const action = button['formaction'] ?? asked['action'] ?? ''
    const own: [string, string][] = button['name'] ? [[button['name'], button['value'] ?? '']] : []
    return {
      method,
      action,
      html: form,
      fields: [...untouched(form), ...own],
      names: namesIn(form),
    }
  }
  throw new Error(`No button “${label}” on this page:\n${words(html)}`)
}
