import { answerSoon } from '../../../actions/matching/answer-proposals.ts'
import { askAgain, giveRoom } from '../../../actions/matching/ask-for-pairs.ts'
import { askMentor } from '../../../actions/matching/ask-mentor.ts'
import { decideAbout, undoProposal } from '../../../actions/matching/decide-proposal.ts'
import type { Outcome, Problem } from '../../../outcome.ts'
import { decisions } from '../../../programme/proposals/deciding.ts'
import { notHere } from '../../parts/apology.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, numberIn, readerOf, type Visit } from '../../visit.ts'
import { showBoard } from './board.tsx'
import { proposalIn, sightOf } from './sight.ts'
import { showWorking } from './working.tsx'

/** The board of a proposal, with what could not be done, if anything. */
async function boardWith(visit: Visit, problems: Problem[]) {
  const one = await proposalIn(visit)
  if (!one) return notHere(visit)
  const sight = await sightOf(visit, one)
  return sight ? showBoard(visit, sight, problems) : showWorking(visit, one)
}

/** A proposal as it stands: answered, or still worked on. */
export const proposalPage = (visit: Visit) => boardWith(visit, [])

const where = (visit: Visit) => ({
  by: readerOf(visit).id,
  cohort: cohortOf(visit).id,
  proposal: numberIn(visit, 'proposal'),
})

/** On to the proposal that was made, which for a small cohort is there at once. */
export async function onToProposal(visit: Visit, came: Outcome<{ proposal: number }>) {
  if (!came.ok) return boardWith(visit, came.problems)
  const { proposal } = came.value
  await answerSoon(visit.app, proposal)
  return goOn(visit, paths.proposal.to({ cohort: cohortOf(visit).id, proposal }))
}

async function twoIn(visit: Visit) {
  const form = await formOf(visit)
  const two = { mentee: form.number('mentee') ?? 0, mentor: form.number('mentor') ?? 0 }
  return { form, two }
}

/** A pair is locked, let go, chosen instead of another, or forbidden. */
export async function decidePair(visit: Visit) {
  const { form, two } = await twoIn(visit)
  const { by, cohort, proposal } = where(visit)
  const decision = decisions.find(one => one === form.text('do'))
  if (!decision) return boardWith(visit, [{ key: 'problem.choice' }])
  return onToProposal(visit, await decideAbout(visit.app, by, cohort, { proposal, decision, two }))
}

/** The same question with what is known today. */
export async function again(visit: Visit) {
  const { by, cohort, proposal } = where(visit)
  return onToProposal(visit, await askAgain(visit.app, by, cohort, proposal))
}

/** A mentor takes one more. */
export async function moreRoom(visit: Visit) {
  const { two } = await twoIn(visit)
  const { by, cohort, proposal } = where(visit)
  const given = { proposal, mentor: two.mentor }
  return onToProposal(visit, await giveRoom(visit.app, by, cohort, given))
}

/** Back to the proposal before, or to the list. */
export async function undo(visit: Visit) {
  const { by, cohort, proposal } = where(visit)
  const undone = await undoProposal(visit.app, by, cohort, proposal)
  if (!undone.ok) return boardWith(visit, undone.problems)
  const { parent } = undone.value
  const to =
    parent === null
      ? paths.matching.to({ cohort })
      : paths.proposal.to({ cohort, proposal: parent })
  return goOn(visit, to, 'said.undone')
}

/** A mentor is asked before anything is settled. */
export async function askFirst(visit: Visit) {
  const { two } = await twoIn(visit)
  const { by, cohort, proposal } = where(visit)
  const address = (asking: number) => paths.asking.to({ cohort, asking })
  const asked = await askMentor(visit.app, by, cohort, { proposal, two, address })
  if (!asked.ok) return boardWith(visit, asked.problems)
  const board = paths.proposal.to({ cohort, proposal })
  const key = `${two.mentee}-${two.mentor}`
  return goOn(visit, `${board}?open=${key}#p${key}`, 'said.sent')
}
