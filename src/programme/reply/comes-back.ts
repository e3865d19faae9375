/**
 * What a letter that came back says of the address it went to: that nothing reaches it, that perhaps
 * nothing does, or nothing at all, since it was about the letter, about us, or about the moment.
 */
export type Verdict = 'nobody-there' | 'perhaps-nobody' | 'nothing'

/** So many different letters have to come back before a “perhaps” is believed. */
export const enoughPerhaps = 3

/** The details of RFC 3463 that are too general to tell anything. */
const isGeneral = (subject: string, detail: string) =>
  detail === '0' && (subject === '0' || subject === '5')

/** A failure with a status of three numbers. */
function ofStatus(kind: string, subject: string, detail: string): Verdict {
  // It was tried for days and given up: a house may be away that long.
  if (kind === '4') return subject === '4' || subject === '1' ? 'perhaps-nobody' : 'nothing'
  const senders = detail === '7' || detail === '8'
  if (subject === '1') return senders ? 'nothing' : 'nobody-there'
  if (subject === '2') {
    if (detail === '1') return 'nobody-there'
    return detail === '3' ? 'nothing' : 'perhaps-nobody'
  }
  return subject === '4' ? 'nobody-there' : 'nothing'
}

/** A failure with a number of SMTP alone. A mail server that says no to the reader means the reader. */
function ofReply(code: string, said: string): Verdict {
  const toReader = /\bRCPT TO\b/.test(said)
  if (/\b(?:MAIL FROM|DATA)\b/.test(said)) return 'nothing'
  if (['550', '551', '553'].includes(code)) return toReader ? 'nobody-there' : 'perhaps-nobody'
  return code === '552' && toReader ? 'perhaps-nobody' : 'nothing'
}

/** Reads what another mail server said when it refused a letter, then or later. */
export function verdictOf(said: string): Verdict {
  if (/\bMAIL FROM\b/.test(said)) return 'nothing'
  const statuses = [...said.matchAll(/(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.])/g)]
  const telling = statuses.find(([, , subject = '', detail = '']) => !isGeneral(subject, detail))
  if (telling) return ofStatus(telling[1] ?? '', telling[2] ?? '', telling[3] ?? '')
  const code = /(?<![\d.])[45]\d\d(?![\d.])/.exec(said)?.[0]
  return code === undefined ? 'nothing' : ofReply(code, said)
}

/** Whether letters come back from an address, by what was said of the different ones that did. */
export function comesBack(last: string, all: readonly string[]): boolean {
  if (verdictOf(last) === 'nobody-there') return true
  if (verdictOf(last) === 'nothing') return false
  return all.filter(said => verdictOf(said) !== 'nothing').length >= enoughPerhaps
}
