import type { OwedLetter } from '../letters.ts'
import type { Named } from './pair-letters.ts'

/**
 * What the two are owed when their pair has ended: thanks to the mentor, and to the mentee the word
 * that somebody else is looked for. Whoever has left is written to no more. `words` are staff’s own.
 */
export function endingLetters(
  pair: { id: number; cohort: number },
  mentor: Named,
  mentee: Named,
  words: string,
): OwedLetter[] {
  const letter = (template: string, to: Named, partner: Named): OwedLetter[] =>
    to.place.leftAt !== null
      ? []
      : [
          {
            onceKey: `pair/${pair.id}/${template}`,
            cohort: pair.cohort,
            step: null,
            template,
            to: to.place.person,
            from: null,
            values: { partner: partner.name, words },
            essential: true,
          },
        ]
  return [
    ...letter('ended-for-mentee', mentee, mentor),
    ...letter('ended-for-mentor', mentor, mentee),
  ]
}
