import { holdOneLetter } from '../../actions/edit-letter.ts'
import { sayDay, sayList } from '../../days.ts'
import { firings, wasOver, type Firing } from '../../programme/calendar.ts'
import type { GuideLetter } from '../../programme/guide.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { letterCounts } from '../../store/letters.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'

/** The subject with the meeting in it, as staff know it. */
export const subjectOf = (visit: Visit, letter: GuideLetter): string => {
  const { meeting } = cohortOf(visit)
  return told(letter.subject, visit.language)
    .replaceAll('{meeting}', meeting.name)
    .replaceAll('{city}', visit.city)
    .replaceAll('{mentor}', '…')
}

type Count = { posted: number; waiting: number }

function State({ visit, firing, fired }: { visit: Visit; firing: Firing | null; fired: boolean }) {
  const change = cohortOf(visit).changes.find(one => one.step === firing?.step.key)
  if (!firing) return <>{tell(visit, 'letters.by-mentors')}</>
  if (fired) return <span class="tag done">{tell(visit, 'letters.went')}</span>
  if (wasOver(firing, cohortOf(visit).scheduledOn)) {
    return <span class="tag">{tell(visit, 'letters.too-late')}</span>
  }
  if (change?.held && !firing.reminder)
    return <span class="tag wait">{tell(visit, 'letters.held')}</span>
  return (
    <span class="tag">
      {tell(visit, 'letters.ahead', { day: sayDay(visit.language, firing.on) })}
    </span>
  )
}

type RowProps = {
  visit: Visit
  letter: GuideLetter
  firing: Firing | null
  fired: boolean
  count: Count
}

function Row({ visit, letter, firing, fired, count }: RowProps) {
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
        <span class="soft">{firing?.reminder ? tell(visit, 'glance.next.reminder') : to}</span>
      </th>
      <td>
        <State visit={visit} firing={firing} fired={fired} />
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
  const [counts, fired] = await Promise.all([letterCounts(db, cohort.id), firedIn(db, cohort.id)])
  const all = firings(guide, cohort.meeting, cohort.changes)
  const day = (letter: GuideLetter) => all.find(firing => firing.letter === letter.key) ?? null
  const sum = (template: string, states: string[]) =>
    counts
      .filter(count => count.template === template && states.includes(count.state))
      .reduce((total, count) => total + count.count, 0)
  const rows = guide.letters
    .map(letter => ({ letter, firing: day(letter) }))
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
          <p>
            <a href={paths.doubt.to(at)}>
              {tell(visit, 'letters.doubt.title', { count: doubtful })}
            </a>
          </p>
        </Opening>
        <table class="folds">
          <thead>
            <tr>
              <th scope="col">{tell(visit, 'letters.what')}</th>
              <th scope="col">{tell(visit, 'letters.when')}</th>
              <th scope="col">{tell(visit, 'letters.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ letter, firing }) => (
              <Row
                visit={visit}
                letter={letter}
                firing={firing}
                fired={firing !== null && fired.has(firing.key)}
                count={{
                  posted: sum(letter.key, ['posted']),
                  waiting: sum(letter.key, ['owed', 'posting']),
                }}
              />
            ))}
          </tbody>
        </table>
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
