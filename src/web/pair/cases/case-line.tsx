import { sayRow } from '../../../days.ts'
import type { Guide } from '../../../programme/guide.ts'
import { stateOf, type HelpCase } from '../../../programme/help.ts'
import { tell, type Visit } from '../../visit.ts'

/** What a case is about, in few words. */
export function caseTitle(visit: Visit, guide: Guide, one: HelpCase): string {
  const group = guide.groups.find(group => group.key === one.group)
  return sayRow(visit.language, [
    tell(visit, `cases.about.${one.about}`),
    ...(group ? [group.acronym] : []),
  ])
}

/** How far a case is, as a word with a shape of its own. */
export function CaseState({ visit, one }: { visit: Visit; one: HelpCase }) {
  const state = stateOf(one)
  const shape = { open: 'tag yours', taken: 'tag wait', solved: 'tag done' }[state]
  return <span class={shape}>{tell(visit, `cases.state.${state}`)}</span>
}
