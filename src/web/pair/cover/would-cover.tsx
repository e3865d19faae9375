import { answerCover } from '../../../actions/cover/cover-pair.ts'
import { metOf, threeOf } from '../../../actions/cover/keep-covers.ts'
import { isCoverOver, metTold, type Cover } from '../../../programme/cover.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { coverBy } from '../../../store/covers.ts'
import { notHere } from '../../parts/apology.tsx'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  ownPlace,
  readerOf,
  show,
  tell,
  type Visit,
} from '../../visit.ts'
import { YesOrNo, type FormProps } from '../asking.tsx'
import { daysOf } from './away-fields.tsx'

/** What a mentor was asked, if it is she who is here. */
async function askedHere(visit: Visit): Promise<Cover | null> {
  const cover = await coverBy(visit.app.db, cohortOf(visit), numberIn(visit, 'cover'))
  return cover && cover.mentor === ownPlace(visit)?.id ? cover : null
}

async function showAsked(visit: Visit, cover: Cover, said: Omit<FormProps, 'visit'>) {
  const { db } = visit.app
  const cohort = cohortOf(visit)
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const { mentee, away } = await threeOf(db, cover)
  const over = isCoverOver(cover, today) || (cover.ended && cover.answer !== 'declined')
  const met = over ? [] : metTold(await metOf(db, cohort, mentee.place, today), visit.language)
  const title = tell(visit, 'cover.asking.title', { mentee: mentee.name })
  const lead = over
    ? tell(visit, 'cover.over')
    : cover.answer
      ? tell(visit, `cover.answered.${cover.answer}`)
      : tell(visit, 'cover.asking.lead', {
          mentor: away.name,
          mentee: mentee.name,
          ...daysOf(visit, cover),
        })
  const page = (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohort.id })}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <Problems visit={visit} problems={said.problems} />
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
          </div>
        </section>
        {over || cover.answer ? null : (
          <div class="split">
            <section class="section" aria-labelledby="met">
              <h2 id="met">{tell(visit, 'cover.asking.met')}</h2>
              <ul class="plain flow">
                {met.map(line => (
                  <li>{line}</li>
                ))}
              </ul>
            </section>
            <section class="section" aria-labelledby="answer">
              <h2 id="answer">{tell(visit, 'asking.answer')}</h2>
              <YesOrNo visit={visit} {...said} />
            </section>
          </div>
        )}
      </main>
    </Page>
  )
  return show(visit, page, said.problems.length > 0 ? 422 : 200)
}

/** A mentor is asked whether she would stand in: with whom, for whom, and for which days. */
export async function coverPage(visit: Visit) {
  const cover = await askedHere(visit)
  return cover ? showAsked(visit, cover, { problems: [], reason: '' }) : notHere(visit)
}

export async function sayIfCover(visit: Visit) {
  const cover = await askedHere(visit)
  if (!cover) return notHere(visit)
  const form = await formOf(visit)
  const reason = form.text('reason')
  const said = { accepted: form.text('answer') === 'yes', reason }
  const answered = await answerCover(visit.app, readerOf(visit).id, cover.cohort, cover.id, said)
  if (!answered.ok) return showAsked(visit, cover, { problems: answered.problems, reason })
  return goOn(visit, paths.cover.to({ cohort: cover.cohort, cover: cover.id }), 'said.kept')
}
