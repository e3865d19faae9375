import { addOwnEntry, keepEntry } from '../../actions/keep-entry.ts'
import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { entryStates, overdue, settled, type Entry } from '../../programme/checklist.ts'
import { ChoiceField, Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, show, tell, type Visit } from '../visit.ts'
import { journeyOf, type Journey } from './journey.tsx'

function EntryTag({
  visit,
  entry,
  today,
}: {
  visit: Visit
  entry: Entry
  today: Temporal.PlainDate
}) {
  if (overdue(entry, today)) return <span class="tag yours">{tell(visit, 'entry.overdue')}</span>
  const state = entry.mark?.state ?? 'open'
  const look = settled(entry) ? 'tag done' : state === 'waiting' ? 'tag wait' : 'tag'
  return <span class={look}>{tell(visit, `entry.${state}`)}</span>
}

/** What stands under an entry’s title: the note, the day it was done or is due, the hint. */
function details(visit: Visit, entry: Entry): string[] {
  const { mark, dueOn, hint, mine } = entry
  const on = mark?.on ? sayDay(visit.language, mark.on) : null
  const due =
    dueOn && !settled(entry)
      ? tell(visit, 'journey.checklist.by', { day: sayDay(visit.language, dueOn, 'weekday') })
      : null
  const own = mine ? tell(visit, 'journey.checklist.mine') : null
  const words = mark?.note ? mark.note : settled(entry) ? null : hint
  return [on, words, due, own].filter(part => part !== null)
}

function Row({ visit, journey, entry }: { visit: Visit; journey: Journey; entry: Entry }) {
  const cohort = cohortOf(visit).id
  return (
    <li>
      <EntryTag visit={visit} entry={entry} today={journey.today} />
      <div>
        <strong>
          <bdi>{entry.title}</bdi>
        </strong>
        <p class="small soft">
          {details(visit, entry).map((part, at) => (
            <>
              {at > 0 ? ' · ' : null}
              <bdi>{part}</bdi>
            </>
          ))}
        </p>
      </div>
      {journey.own ? (
        <a class="button low" href={paths.myEntry.to({ cohort, entry: entry.key })}>
          {tell(visit, 'journey.checklist.change')}
          <span class="unseen"> {entry.title}</span>
        </a>
      ) : null}
    </li>
  )
}

/** The checklist: travel, registration, visa, account, and whatever was added (R15, R38). */
export function Checklist(props: { visit: Visit; journey: Journey; entries: Entry[] }) {
  const { visit, journey, entries } = props
  const cohort = cohortOf(visit).id
  return (
    <section class="section" id="checklist" aria-labelledby="papers">
      <h2 id="papers">{tell(visit, 'journey.checklist')}</h2>
      <ul class="plain ledger">
        {entries.map(entry => (
          <Row visit={visit} journey={journey} entry={entry} />
        ))}
      </ul>
      <p class="small soft">{tell(visit, 'journey.checklist.note')}</p>
      {journey.own ? (
        <details>
          <summary>{tell(visit, 'journey.checklist.add')}</summary>
          <form class="flow" method="post" action={paths.myEntries.to({ cohort })}>
            <TextField
              visit={visit}
              name="title"
              label={tell(visit, 'journey.checklist.add.title')}
              value=""
              most={120}
            />
            <TextField
              visit={visit}
              name="dueOn"
              type="date"
              label={tell(visit, 'journey.checklist.add.day')}
              value=""
            />
            <button class="button">{tell(visit, 'journey.checklist.add.button')}</button>
          </form>
        </details>
      ) : null}
    </section>
  )
}

type Shown = { state: string; on: string; note: string; problems: Problem[] }

function EntryPage({ visit, entry, shown }: { visit: Visit; entry: Entry; shown: Shown }) {
  const at = { cohort: cohortOf(visit).id }
  const options = entryStates.map(state => ({ value: state, label: tell(visit, `entry.${state}`) }))
  return (
    <Page visit={visit} title={entry.title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={shown.problems} />
          <h1>{entry.title}</h1>
          {entry.hint ? <p>{entry.hint}</p> : null}
          {entry.dueOn ? (
            <p class="soft">
              {tell(visit, 'journey.checklist.by', {
                day: sayDay(visit.language, entry.dueOn, 'weekday'),
              })}
            </p>
          ) : null}
          <form
            class="stack"
            method="post"
            action={paths.myEntry.to({ ...at, entry: entry.key })}
            novalidate
          >
            <ChoiceField
              visit={visit}
              name="state"
              kind="radio"
              label={tell(visit, 'journey.entry.state')}
              values={[shown.state]}
              options={options}
              problems={shown.problems}
            />
            <TextField
              visit={visit}
              name="on"
              type="date"
              label={tell(visit, 'journey.entry.on')}
              hint={tell(visit, 'journey.entry.on.hint')}
              value={shown.on}
              problems={shown.problems}
            />
            <TextField
              visit={visit}
              name="note"
              label={tell(visit, 'journey.entry.note')}
              hint={tell(visit, 'journey.entry.note.hint')}
              value={shown.note}
              most={500}
              problems={shown.problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'journey.entry.keep')}</button>
              <a class="button quiet" href={paths.journey.to(at)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

async function entryOfVisit(visit: Visit): Promise<Entry | null> {
  const place = ownPlace(visit)
  if (!place) return null
  const { facts } = await journeyOf(visit, place, true)
  return facts.checklist.find(entry => entry.key === visit.c.req.param('entry')) ?? null
}

/** One entry: how far it is, on which day, a note. */
export async function entryPage(visit: Visit) {
  const entry = await entryOfVisit(visit)
  if (!entry) return visit.c.notFound()
  const { mark } = entry
  const on = mark?.on?.toString() ?? ''
  const shown = { state: mark?.state ?? 'open', on, note: mark?.note ?? '', problems: [] }
  return show(visit, <EntryPage visit={visit} entry={entry} shown={shown} />)
}

export async function keepMyEntry(visit: Visit) {
  const place = ownPlace(visit)
  const entry = await entryOfVisit(visit)
  if (!place || !entry) return visit.c.notFound()
  const form = await formOf(visit)
  const shown = { state: form.text('state'), on: form.text('on'), note: form.text('note') }
  const again = (problems: Problem[]) =>
    show(visit, <EntryPage visit={visit} entry={entry} shown={{ ...shown, problems }} />, 422)
  const state = entryStates.find(state => state === shown.state)
  if (!state) return again([{ key: 'problem.choice', field: 'state' }])
  const on = form.day('on')
  if (shown.on !== '' && !on) return again([{ key: 'problem.day', field: 'on' }])
  const kept = await keepEntry(visit.app, place, entry.key, { state, on, note: shown.note })
  if (!kept.ok) return again(kept.problems)
  return goOn(visit, `${paths.journey.to({ cohort: place.cohort })}#checklist`, 'said.kept')
}

type Added = { title: string; dueOn: string; problems: Problem[] }

function AddPage({ visit, added }: { visit: Visit; added: Added }) {
  const at = { cohort: cohortOf(visit).id }
  const title = tell(visit, 'journey.checklist.add')
  return (
    <Page visit={visit} title={title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={added.problems} />
          <h1>{title}</h1>
          <form class="stack" method="post" action={paths.myEntries.to(at)} novalidate>
            <TextField
              visit={visit}
              name="title"
              label={tell(visit, 'journey.checklist.add.title')}
              value={added.title}
              most={120}
              problems={added.problems}
            />
            <TextField
              visit={visit}
              name="dueOn"
              type="date"
              label={tell(visit, 'journey.checklist.add.day')}
              value={added.dueOn}
              problems={added.problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'journey.checklist.add.button')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

/** A person adds an entry of her own; with a problem the page comes back as she wrote it. */
export async function addMyEntry(visit: Visit) {
  const place = ownPlace(visit)
  if (!place) return visit.c.notFound()
  const form = await formOf(visit)
  const title = form.text('title')
  const written = form.text('dueOn')
  const dueOn = form.day('dueOn')
  const again = (problems: Problem[]) =>
    show(visit, <AddPage visit={visit} added={{ title, dueOn: written, problems }} />, 422)
  if (written !== '' && !dueOn) return again([{ key: 'problem.day', field: 'dueOn' }])
  const added = await addOwnEntry(visit.app, place, { title, dueOn })
  if (!added.ok) return again(added.problems)
  return goOn(visit, `${paths.journey.to({ cohort: place.cohort })}#checklist`, 'said.added')
}
