import { pairFault, type Pair, type PairFault, type Place } from '../cohort.ts'
import type { AllKnown, Asked } from '../matching/asked.ts'
import type { Two } from '../matching/known.ts'
import type { Proposal } from '../matching/proposal.ts'
import { parting, type Rule } from '../matching/rules.ts'
import { isAmong } from './settings.ts'

/** Why a pair that was proposed cannot be made any more. */
export type Hindrance = Two & { why: PairFault | Rule }

/** What publishing a proposal would do: pairs made, pairs that end, and what stands against it. */
export type Plan = { make: Two[]; end: Pair[]; hindrances: Hindrance[] }

/** What is so now, when it is to be published. */
export type Now = { places: Map<number, Place>; pairs: Pair[]; known: AllKnown }

/** The question with what is known today; room and need are counted on the pairs there are. */
const withNow = (asked: Asked, { known }: Now): Asked => ({
  ...asked,
  ...known,
  rules: asked.rules.filter(rule => rule !== 'no-room'),
})

type PartedBy = ReturnType<typeof parting>

/** Why a pair cannot be made; null when it can. */
function hindranceOf(
  partedBy: PartedBy,
  now: Now,
  pairs: Pair[],
  two: Two,
): Hindrance['why'] | null {
  const mentor = now.places.get(two.mentor)
  const mentee = now.places.get(two.mentee)
  if (!mentor || !mentee) return 'left'
  const fault = pairFault(mentor, mentee, pairs)
  if (fault) return fault
  const knownMentor = now.known.mentors.find(one => one.id === two.mentor)
  const knownMentee = now.known.mentees.find(one => one.id === two.mentee)
  if (!knownMentor || !knownMentee) return 'left'
  return partedBy(knownMentee, knownMentor)[0] ?? null
}

/**
 * What is to be done so that the pairs of a proposal walk together. Only running pairs the proposal
 * knew of can end; one that was agreed since stays, and may stand against it.
 */
export function planOf(asked: Asked, { pairs: proposed }: Proposal, now: Now): Plan {
  const end = now.pairs.filter(pair => isAmong(asked.running, pair) && !isAmong(proposed, pair))
  const staying = now.pairs.filter(pair => !end.includes(pair))
  const walking = [...staying]
  const partedBy = parting(withNow(asked, now))
  const plan: Plan = { make: [], end, hindrances: [] }
  for (const { mentor, mentee } of proposed) {
    const two = { mentor, mentee }
    if (isAmong(staying, two)) continue
    const why = hindranceOf(partedBy, now, walking, two)
    if (why) {
      plan.hindrances.push({ ...two, why })
      continue
    }
    plan.make.push(two)
    walking.push({ ...two, id: 0, cohort: 0, route: null })
  }
  return plan
}

/** Who has come and who has gone since a question was asked, and whether anything else changed. */
export type Since = { come: number[]; gone: number[]; otherwise: boolean }

/** The same text for the same data, in whatever order the database hands its names back. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** What has changed in a cohort since a question was asked; null when nothing has. */
export function changedSince(asked: Asked, known: AllKnown): Since | null {
  const before = new Set([...asked.mentors, ...asked.mentees].map(one => one.id))
  const now = new Set([...known.mentors, ...known.mentees].map(one => one.id))
  const come = [...now].filter(id => !before.has(id))
  const gone = [...before].filter(id => !now.has(id))
  const same = (['mentors', 'mentees', 'running', 'earlier'] as const).every(part => {
    const there = (one: object) => !('id' in one) || now.has(Number(one.id))
    const fresh = (one: object) => !('id' in one) || before.has(Number(one.id))
    return plain(asked[part].filter(there)) === plain(known[part].filter(fresh))
  })
  const apart = known.apart.every(two => isAmong(asked.apart, two))
  const otherwise = !same || !apart
  return come.length + gone.length > 0 || otherwise ? { come, gone, otherwise } : null
}
