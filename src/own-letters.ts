import { readdirSync, readFileSync } from 'node:fs'
import { openLeaf } from './programme/guide-files/leaf.ts'
import type { LetterText } from './programme/guide.ts'
import type { Told } from './programme/told.ts'

const folder = new URL('../words/letters/', import.meta.url)

/** The letters the system itself writes, whatever the guide. */
export const ownLetters = [
  'sign-in',
  'meeting-moved',
  'meeting-days',
  'meeting-place',
  'you-have-a-mentor',
  'you-have-a-mentee',
  'would-you-take',
  'ended-for-mentee',
  'ended-for-mentor',
  'silence-gentle',
  'silence-channel',
  'silence-staff',
  'message',
  'question',
  'answer',
  'ground-rules-offered',
  'ground-rules-in-force',
  'talk-offered',
  'talk-booked',
  'talk-cancelled',
  'talk-tomorrow',
  'journal-prompt',
  'help-asked',
  'help-word',
  'help-overdue',
  'room-post',
  'address-comes-back',
  'digest',
  'from-staff',
  'partner-away',
  'would-you-cover',
  'you-have-a-cover',
  'you-cover',
  'cover-ended',
] as const
export type OwnLetter = (typeof ownLetters)[number]

export const isOwnLetter = (name: string): name is OwnLetter =>
  (ownLetters as readonly string[]).includes(name)

function readAll(): Map<string, LetterText> {
  const letters = new Map<string, LetterText>()
  const empty = (): Told => ({ en: '' })
  for (const path of readdirSync(folder)) {
    const opened = openLeaf({ path, text: readFileSync(new URL(path, folder), 'utf8') })
    if (!opened || !('body' in opened)) throw new Error(`words/letters/${path} cannot be read`)
    const head = opened.head as { subject: string; why: string }
    const letter = letters.get(opened.key) ?? { subject: empty(), why: empty(), body: empty() }
    letter.subject[opened.language] = head.subject
    letter.why[opened.language] = head.why
    letter.body[opened.language] = opened.body
    letters.set(opened.key, letter)
  }
  return letters
}

const letters = readAll()

/** One of the system’s own letters in all its languages. */
export function ownLetter(name: OwnLetter): LetterText {
  const letter = letters.get(name)
  if (!letter) throw new Error(`There is no letter words/letters/${name}`)
  return letter
}
