import { isOpen, type Goal } from '../../../programme/goals.ts'
import { threadsOf, type Message } from '../../../programme/messages.ts'
import { goalsIn } from '../../../store/goals.ts'
import { questionsOf } from '../../../store/messages.ts'
import { paths } from '../../paths.ts'
import { pairOf, tell, type Visit } from '../../visit.ts'
import { pairAt, type Two } from '../two.ts'
import { seerOf } from './goals.tsx'

/** What is open between two, good to talk about: questions, and goals not reached yet. */
export type OpenBetween = { questions: Message[]; goals: Goal[] }

export async function openBetween(visit: Visit, two: Two): Promise<OpenBetween> {
  const { db } = visit.app
  const threads = threadsOf(await questionsOf(db, pairOf(visit).id))
  const goals = await goalsIn(db, pairOf(visit), seerOf(visit, two))
  return {
    questions: threads.map(({ question }) => question).filter(one => one.settledAt === null),
    goals: goals.filter(isOpen),
  }
}

type Line = { to: string; words: string }

function Lines({ lead, lines }: { lead: string; lines: Line[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <div class="prose">
        <ul>
          {lines.map(({ to, words }) => (
            <li>
              <a dir="auto" href={to}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** The agenda of the next talk. */
export function Agenda({ visit, open }: { visit: Visit; open: OpenBetween }) {
  const at = pairAt(visit)
  return (
    <>
      <Lines
        lead={tell(visit, 'talks.agenda')}
        lines={open.questions.map(({ id, words }) => {
          return { to: paths.question.to({ ...at, question: id }), words }
        })}
      />
      <Lines
        lead={tell(visit, 'talks.agenda.goals')}
        lines={open.goals.map(({ id, words }) => {
          return { to: paths.goal.to({ ...at, goal: id }), words }
        })}
      />
    </>
  )
}
