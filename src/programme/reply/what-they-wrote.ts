import {
  attributions,
  clutter,
  disclaimers,
  farewell,
  headBegins,
  headGoesOn,
  onACard,
  severings,
} from './phrases.ts'

const matches = (shapes: readonly RegExp[], line: string) => shapes.some(shape => shape.test(line))

const isQuoted = (line: string) => /^\s{0,3}(?:>|＞|&gt;)/.test(line)
const isBlank = (line: string) => line.trim() === ''

/** Lines as they are meant: one kind of ending, no invisible marks that hide what stands there. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u200B\u2060\u00AD]/g, '')
    .replace(/\u00A0/g, ' ')
    .split('\n')
    .map(line => line.trimEnd())

/** A line without the marks that only say in which direction it runs. */
const bare = (line: string) => line.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').trim()

const mostWrapped = 4

/**
 * How many lines say, from this one on, who wrote what is quoted below; 0 when it is something
 * else. Programs break that sentence wherever it gets too long.
 */
function attributionAt(lines: string[], at: number): number {
  for (let count = 1; count <= mostWrapped; count += 1) {
    const taken = lines.slice(at, at + count)
    const last = taken.at(-1)
    if (taken.length < count || last === undefined || isBlank(last) || isQuoted(last)) return 0
    const sentence = bare(taken.map(bare).join(' '))
    if (sentence.length > 320) return 0
    if (!/[:：]$/.test(sentence)) continue
    return /[\d@٠-٩]/.test(sentence) && matches(attributions, sentence) ? count : 0
  }
  return 0
}

/** Whether the head of an older message begins here: who, and soon after when, to whom, what. */
function isHead(lines: string[], at: number): boolean {
  if (!headBegins.test(bare(lines[at] ?? ''))) return false
  const after = lines.slice(at + 1, at + 9).map(bare)
  return after.filter(line => headGoesOn.test(line)).length >= 2
}

/** Whether everything from this line on is an older message. */
function isSevered(lines: string[], at: number): boolean {
  const line = bare(lines[at] ?? '')
  if (matches(severings, line) || isHead(lines, at)) return true
  const next = lines.findIndex((other, where) => where > at && !isBlank(other))
  return /^[_-]{10,}$/.test(line) && next !== -1 && next - at <= 2 && isHead(lines, next)
}

/** Without quotes, the lines that announce them, and older messages below. */
function unquoted(lines: string[]): string[] {
  const own: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (isQuoted(lines[at] ?? '')) continue
    if (isSevered(lines, at)) break
    const announced = attributionAt(lines, at)
    if (announced === 0) {
      own.push(lines[at] ?? '')
      continue
    }
    const next = lines.slice(at + announced).find(line => !isBlank(line))
    if (next !== undefined && !isQuoted(next)) break
    at += announced - 1
  }
  return own
}

/** Without what stands below the two dashes that part a signature from a letter. */
function unsigned(lines: string[]): string[] {
  const at = lines.findIndex(line => /^(?:--|—)$/.test(line.trim()))
  return at === -1 ? lines : lines.slice(0, at)
}

/** Without the card below a name: after a farewell, a name, and then telephones and titles. */
function withoutCard(lines: string[]): string[] {
  const at = lines.findLastIndex(line => farewell.test(bare(line)))
  if (at === -1) return lines
  const name = lines.findIndex((line, where) => where > at && !isBlank(line))
  const card = name === -1 ? [] : lines.slice(name + 1)
  const isCard = card.length <= 12 && card.some(line => onACard.test(line))
  return isCard ? lines.slice(0, name + 1) : lines
}

/** Without the paragraph of lawyers and all that comes below it. What begins a letter is hers. */
function undisclaimed(lines: string[]): string[] {
  const first = lines.findIndex(line => !isBlank(line))
  const begins = lines.map((_, at) => at).filter(at => at > first && isBlank(lines[at - 1] ?? ''))
  const at = begins.find(start => {
    const end = lines.findIndex((line, where) => where > start && isBlank(line))
    const paragraph = lines
      .slice(start, end === -1 ? undefined : end)
      .map(bare)
      .join(' ')
    return paragraph.length > 0 && matches(disclaimers, paragraph)
  })
  return at === undefined ? lines : lines.slice(0, at)
}

/** Without what the program added at the end, however much of it there is. */
function uncluttered(lines: string[]): string[] {
  const isAdded = (line: string) =>
    isBlank(line) || /^[_-]{3,}$/.test(line.trim()) || matches(clutter, bare(line))
  const last = lines.findLastIndex(line => !isAdded(line))
  return lines.slice(0, last + 1)
}

/** What somebody wrote herself: her mail without quotes, signature, disclaimer and clutter. */
export function whatTheyWrote(text: string): string {
  const steps = [unquoted, unsigned, undisclaimed, uncluttered, withoutCard, uncluttered]
  const own = steps.reduce((lines, step) => step(lines), linesOf(text))
  return own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
