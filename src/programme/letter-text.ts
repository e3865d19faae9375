/** Every word that may stand in braces in a letter. Blocks stand alone on their line. */
export const placeholders = [
  'name',
  'meeting',
  'city',
  'starts',
  'ends',
  'time-to-go',
  'programme',
  'organisation',
  'journey',
  'guide',
  'library',
  'glossary',
  'help',
  'partners',
  'mentor',
  'mentee',
  'signature',
  'timeline',
  'checklist',
  'contacts',
  'background',
  'questions',
  'introduction',
  'words',
  'rules',
  'times',
  'link',
  'code',
  'minutes',
  'before',
  'after',
  'partner',
  'fit',
  'prompt',
  'until',
  'about',
  'letters',
] as const
export type Placeholder = (typeof placeholders)[number]

/** These are replaced by Markdown we make ourselves; everything else by plain text. */
export const blocks = [
  'timeline',
  'checklist',
  'contacts',
  'background',
  'questions',
  'introduction',
  'words',
  'rules',
  'times',
  'letters',
] as const satisfies Placeholder[]

const addresses: readonly string[] = ['journey', 'guide', 'library', 'glossary', 'link', 'help']
const brace = /\{([^{}]*)\}/g
/** What stands at the head of a paragraph that is for letters of one kind only. */
const mark = /(^|\n[ \t]*\n)\{(by-mail|by-page)\}[ \t]*/g
const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name)

type Unknown = { name: string; line: number }

/** Words in braces in one line that no letter knows, or none but these. */
export function unknownInLine(text: string, known: readonly string[] = placeholders): Unknown[] {
  return text
    .split('\n')
    .flatMap((content, line) =>
      [...content.matchAll(brace)].map(found => ({ name: found[1] ?? '', line })),
    )
    .filter(({ name }) => !known.includes(name))
}

/** The same in a letter’s body, whose paragraphs may say for which letters they are. */
export const unknownPlaceholders = (text: string, known?: readonly string[]): Unknown[] =>
  unknownInLine(text.replace(mark, '$1'), known)

/** The words in braces a text uses, each once. */
export const placeholdersIn = (text: string): Placeholder[] => [
  ...new Set([...text.matchAll(brace)].map(found => found[1] ?? '').filter(isPlaceholder)),
]

/**
 * A letter as it is where mail comes in, or where none does. A paragraph that begins with {by-mail}
 * stands only in the one, since what it invites to works only there; one with {by-page} in the other.
 */
export function forItsAnswer(text: string, byMail: boolean): string {
  const other = byMail ? '{by-page}' : '{by-mail}'
  const paragraphs = text.split(/\n[ \t]*\n/).filter(one => !one.startsWith(other))
  return paragraphs.join('\n\n').replace(mark, '$1')
}

/** Plain text so that Markdown shows it as it was written, whatever a person put into her name. */
export const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, mark => `\\${mark}`).replace(/\s+/g, ' ')

export type Filling = Partial<Record<Placeholder, string>>

/**
 * Fills a letter’s body (Markdown). What people wrote becomes plain text; blocks and our own
 * addresses go in as they are. Throws for a place nothing was given for: a letter never goes out
 * with a brace in it.
 */
export function fillBody(text: string, filling: Filling): string {
  const asIs = (name: string) =>
    (blocks as readonly string[]).includes(name) || addresses.includes(name)
  return text.replace(brace, (_, name: Placeholder) => {
    const value = filling[name]
    if (value === undefined) throw new Error(`Nothing to put in the place of {${name}}`)
    return asIs(name) ? value : plain(value)
  })
}

/** A draft with the names in it, for its writer to go on from; what she wrote in braces stays. */
export const fillDraft = (text: string, filling: Filling): string =>
  text.replace(brace, (whole, name: Placeholder) => filling[name] ?? whole).trim()

/** Fills a subject or another single line, which is text and no Markdown. */
export function fillLine(text: string, filling: Filling): string {
  return text
    .replace(brace, (_, name: Placeholder) => {
      const value = filling[name]
      if (value === undefined) throw new Error(`Nothing to put in the place of {${name}}`)
      return value
    })
    .replace(/\s+/g, ' ')
    .trim()
}
