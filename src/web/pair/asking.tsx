import { answerAsking, mostReason } from '../../actions/matching/ask-mentor.ts'
import { sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { fitFacts } from '../../programme/proposals/pair-letters.ts'
import { askingBy, type Asking } from '../../store/askings.ts'
import { guideOf } from '../../store/guides.ts'
import { proposalBy } from '../../store/proposals.ts'
import { notHere } from '../parts/apology.tsx'
import { LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  ownPlace,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../visit.ts'

/** What a mentor was asked, if it is she who is here. */
async function askingIn(visit: Visit): Promise<Asking | null> {
  const asking = await askingBy(visit.app.db, cohortOf(visit).id, numberIn(visit, 'asking'))
  return asking && asking.mentor === ownPlace(visit)?.id ? asking : null
}

export type FormProps = { visit: Visit; problems: Problem[]; reason: string }

/** Yes; or no, with a reason for staff if she likes. */
export function YesOrNo({ visit, problems, reason }: FormProps) {
  return (
    <form method="post" class="stack" novalidate>
      <div class="buttons">
        <button class="button first" name="answer" value="yes">
          {tell(visit, 'asking.yes')}
        </button>
      </div>
      <LongField
        visit={visit}
        name="reason"
        label={tell(visit, 'asking.reason')}
        hint={tell(visit, 'asking.reason.hint')}
        problems={problems}
        value={reason}
        rows={3}
        most={mostReason}
      />
      <div class="buttons">
        <button class="button" name="answer" value="no">
          {tell(visit, 'asking.no')}
        </button>
      </div>
    </form>
  )
}

/** What is so now: whether she can still answer, and what she has answered. */
function leadOf(visit: Visit, { answer, until }: Asking): string {
  if (answer) return tell(visit, `asking.answered.${answer}`)
  return tell(visit, 'asking.lead', { until: sayMoment(visit.language, until, zoneOf(visit)) })
}

async function showAsking(visit: Visit, asking: Asking, said: Omit<FormProps, 'visit'>) {
  const { db } = visit.app
  const cohort = cohortOf(visit)
  const one = await proposalBy(db, cohort.id, asking.proposal)
  const guide = await guideOf(db, cohort.edition)
  if (!one) return notHere(visit)
  const mentee = one.asked.mentees.find(known => known.id === asking.mentee)
  const facts = fitFacts(one.asked, asking, guide, visit.language)
  const title = tell(visit, 'asking.title', { mentee: mentee?.name ?? '' })
  const page = (
    <Page matching visit={visit} title={title} current={paths.journey.to({ cohort: cohort.id })}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <Problems visit={visit} problems={said.problems} />
            <h1>{title}</h1>
            <p class="lead">{leadOf(visit, asking)}</p>
          </div>
        </section>
        <div class="split">
          <section class="section" aria-labelledby="why">
            <h2 id="why">{tell(visit, 'asking.why')}</h2>
            <div class="flow">
              {facts.map(fact => (
                <p>{fact}</p>
              ))}
            </div>
          </section>
          {asking.answer ? null : (
            <section class="section" aria-labelledby="answer">
              <h2 id="answer">{tell(visit, 'asking.answer')}</h2>
              <YesOrNo visit={visit} {...said} />
            </section>
          )}
        </div>
      </main>
    </Page>
  )
  return show(visit, page, said.problems.length > 0 ? 422 : 200)
}

/** A mentor is asked whether she would take a mentee: who, why, and until when. */
export async function askingPage(visit: Visit) {
  const asking = await askingIn(visit)
  return asking ? showAsking(visit, asking, { problems: [], reason: '' }) : notHere(visit)
}

export async function sayYesOrNo(visit: Visit) {
  const asking = await askingIn(visit)
  if (!asking) return notHere(visit)
  const form = await formOf(visit)
  const reason = form.text('reason')
  const { cohort, id } = asking
  const accepted = form.text('answer') === 'yes'
  const said = { accepted, reason }
  const answered = await answerAsking(visit.app, readerOf(visit).id, cohort, id, said)
  if (answered.ok) return goOn(visit, paths.asking.to({ cohort, asking: id }), 'said.kept')
  return showAsking(visit, asking, { problems: answered.problems, reason })
}
