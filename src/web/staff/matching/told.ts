import type { Change } from '../../../programme/proposals/deciding.ts'
import { changedSince, type Since } from '../../../programme/proposals/publishing.ts'
import { sayList } from '../../../days.ts'
import { knownIn } from '../../../store/known.ts'
import type { ProposalLine } from '../../../store/proposals.ts'
import { tell, type Visit } from '../../visit.ts'

/** What made a proposal out of the one before, as a sentence. */
export function changeTold(visit: Visit, change: Change, name: (id: number) => string): string {
  if (change.kind === 'asked' || change.kind === 'again') {
    return tell(visit, `board.change.${change.kind}`)
  }
  if (change.kind === 'room')
    return tell(visit, 'board.change.room', { mentor: name(change.mentor) })
  const two = { mentee: name(change.mentee), mentor: name(change.mentor) }
  return tell(visit, `board.change.${change.kind}`, two)
}

/** How far a proposal is, in a word. */
export function stateTold(
  visit: Visit,
  one: Pick<ProposalLine, 'publishedAt' | 'reviewedAt' | 'answeredAt' | 'withdrawnAt' | 'failed'>,
): string {
  if (one.withdrawnAt) return tell(visit, 'matching.state.withdrawn')
  if (one.publishedAt) return tell(visit, 'matching.state.published')
  if (one.reviewedAt) return tell(visit, 'matching.state.reviewed')
  if (one.failed) return tell(visit, 'matching.state.failed')
  return tell(visit, one.answeredAt ? 'matching.state.draft' : 'matching.state.working')
}

const named = 5

/** Who has come and gone since a question was asked, in sentences; none when nothing changed. */
export function sinceTold(visit: Visit, since: Since, name: (id: number) => string): string[] {
  const names = (ids: number[]) => sayList(visit.language, ids.slice(0, named).map(name))
  const { come, gone, otherwise } = since
  return [
    ...(come.length > 0
      ? [tell(visit, 'board.since.come', { count: come.length, names: names(come) })]
      : []),
    ...(gone.length > 0
      ? [tell(visit, 'board.since.gone', { count: gone.length, names: names(gone) })]
      : []),
    ...(otherwise && come.length + gone.length === 0 ? [tell(visit, 'board.since.other')] : []),
  ]
}

/** The same, for a proposal as its cohort stands now. */
export async function sinceAsked(
  visit: Visit,
  { cohort, asked }: { cohort: number; asked: Parameters<typeof changedSince>[0] },
): Promise<string[]> {
  const known = await knownIn(visit.app.db, cohort)
  const since = changedSince(asked, known)
  const everybody = [...known.mentors, ...known.mentees, ...asked.mentors, ...asked.mentees]
  const name = (id: number) => everybody.find(one => one.id === id)?.name ?? ''
  return since ? sinceTold(visit, since, name) : []
}
