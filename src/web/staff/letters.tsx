import { holdOneLetter } from '../../actions/edit-letter.ts'
import { sayDay, sayList } from '../../days.ts'
import { isOwnLetter, ownLetter } from '../../own-letters.ts'
import { firingKey, firings, isHeld, wasOver, type Firing } from '../../programme/calendar.ts'
import {
  stepSending,
  type Guide,
  type GuideLetter,
  type LetterText,
  type Step,
} from '../../programme/guide.ts'
import { daysAtMeeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { asideIn } from '../../store/inbound.ts'
import { letterCounts } from '../../store/letters.ts'
import { AnnouncementList, announcementLines, WriteToPeople } from './announcements/list.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { subjectAsKnown } from './subject.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Shared, type Visit } from '../visit.ts'

/** The subject with the meeting in it, as staff know it. */
export const subjectOf = (visit: Shared, letter: LetterText): string =>
  subjectAsKnown(visit, told(letter.subject, visit.language))

/** A letter’s title by its name: one of the guide’s, or one of our own. */
export function titleOf(visit: Shared, guide: Guide, name: string): string {
  const letter = guide.letters.find(one => one.key === name)
  if (letter) return subjectOf(visit, letter)
  return isOwnLetter(name) ? subjectOf(visit, ownLetter(name)) : name
}

type Count = { posted: number; waiting: number }

/** Why a letter has no day: its step is out, or in staff’s hands; or a mentor writes it. */
function noDay(visit: Visit, step: Step | null) {
  const change = cohortOf(visit).changes.find(one => one.step === step?.key)
  if (change?.skipped) return tell(visit, 'letters.skipped')
  return tell(visit, change?.byHand ? 'letters.by-hand' : 'letters.by-mentors')
}

type StateProps = {
  visit: Visit
  step: Step | null
  firing: Firing | null
  firedOn: Temporal.PlainDate | null
}

function State({ visit, step, firing, firedOn }: StateProps) {
  if (firedOn) {
    const day = sayDay(visit.language, firedOn)
    return <span class="tag done">{tell(visit, 'letters.went-on', { day })}</span>
  }
  if (!firing) return <>{noDay(visit, step)}</>
  if (wasOver(firing, cohortOf(visit).scheduledOn)) {
    return <span class="tag">{tell(visit, 'letters.too-late')}</span>
  }
  if (isHeld(firing, cohortOf(visit).changes))
    return <span class="tag wait">{tell(visit, 'letters.held')}</span>
  return (
    <span class="tag">
      {tell(visit, 'letters.ahead', { day: sayDay(visit.language, firing.on) })}
    </span>
  )
}

type RowProps = StateProps & { letter: GuideLetter; count: Count }

function Row({ visit, letter, step, firing, firedOn, count }: RowProps) {
  const to = sayList(
    visit.language,
    letter.to.map(role => tell(visit, `roles.${role}`)),
  )
  const at = { cohort: cohortOf(visit).id, template: letter.key }
  return (
    <tr>
      <th scope="row">
        <a href={paths.letterText.to(at)}>{subjectOf(visit, letter)}</a>
        <br />
        <span class="soft">
          {step && step.letter !== letter.key ? tell(visit, 'glance.next.reminder') : to}
        </span>
      </th>
      <td>
        <State visit={visit} step={step} firing={firing} firedOn={firedOn} />
      </td>
      <td>{count.posted + count.waiting > 0 ? tell(visit, 'letters.counts', count) : ''}</td>
    </tr>
  )
}

/** Every letter of the guide for this cohort: when, to whom, how far (F7, F8, F10). */
export async function lettersPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const guide = await guideOf(db, cohort.edition)
  const [counts, fired, aside, lines] = await Promise.all([
    letterCounts(db, cohort.id),
    firedIn(db, cohort.id),
    asideIn(db, cohort.id),
    announcementLines(visit, 20),
  ])
  const all = firings(guide, cohort.meeting, cohort.changes)
  const day = (letter: GuideLetter) => all.find(firing => firing.letter === letter.key) ?? null
  const sum = (template: string, states: string[]) =>
    counts
      .filter(count => count.template === template && states.includes(count.state))
      .reduce((total, count) => total + count.count, 0)
  const firedOn = daysAtMeeting(cohort.meeting, fired)
  const rows = guide.letters
    .map(letter => ({ letter, step: stepSending(guide, letter.key), firing: day(letter) }))
    .sort((a, b) => (a.firing?.on.toString() ?? '9').localeCompare(b.firing?.on.toString() ?? '9'))
  const doubtful = counts
    .filter(count => count.state === 'in doubt' || count.state === 'bounced')
    .reduce((total, count) => total + count.count, 0)
  const title = tell(visit, 'letters.title')
  const at = { cohort: cohort.id }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.letters.to(at)}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'letters.lead')}>
          <div class="flow">
            <p>
              <a href={paths.doubt.to(at)}>
                {tell(visit, 'letters.doubt.title', { count: doubtful })}
              </a>
              <br />
              <a href={paths.post.to(at)}>{tell(visit, 'post.count', { count: aside })}</a>
            </p>
            <div class="buttons">
              <WriteToPeople visit={visit} />
            </div>
          </div>
        </Opening>
        <div class="stack">
          <table class="folds">
            <thead>
              <tr>
                <th scope="col">{tell(visit, 'letters.what')}</th>
                <th scope="col">{tell(visit, 'letters.when')}</th>
                <th scope="col">{tell(visit, 'letters.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ letter, step, firing }) => (
                <Row
                  visit={visit}
                  letter={letter}
                  step={step}
                  firing={firing}
                  firedOn={(step && firedOn.get(firingKey(step, letter.key))) ?? null}
                  count={{
                    posted: sum(letter.key, ['posted', 'kept']),
                    waiting: sum(letter.key, ['owed', 'posting']),
                  }}
                />
              ))}
            </tbody>
          </table>
          {lines.length === 0 ? null : (
            <section class="section" aria-labelledby="written">
              <h2 id="written">{tell(visit, 'announcements.back')}</h2>
              <AnnouncementList visit={visit} lines={lines} />
            </section>
          )}
        </div>
      </main>
    </Page>,
  )
}

/** Holds one letter that waits to go, or lets it go. */
export async function holdOne(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id }
  const letter = Number(visit.c.req.param('letter'))
  const hold = form.text('hold') === 'yes'
  const held = await holdOneLetter(visit.app, readerOf(visit).id, at.cohort, { letter, hold })
  const template = form.text('template')
  const back = /^[\w-]+$/.test(template)
    ? paths.letterText.to({ ...at, template })
    : paths.letters.to(at)
  if (!held.ok) return goOn(visit, back, 'said.too-late')
  return goOn(visit, back, hold ? 'said.held' : 'said.released')
}
