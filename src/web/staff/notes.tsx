import Papa from 'papaparse'
import { sayDay } from '../../days.ts'
import type { Guide } from '../../programme/guide.ts'
import { kindsOfEntry } from '../../programme/journal.ts'
import { roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { releasedIn, type Released } from '../../store/journal.ts'
import { AsWritten, KindTag } from '../journal/entries.tsx'
import { SelectField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { cohortOf, show, tell, type Visit } from '../visit.ts'

/** What staff ask to see. */
type Asked = { step: string; kind: string; role: string }

const askedIn = (visit: Visit): Asked => {
  const asked = (name: string) => visit.c.req.query(name) ?? ''
  return { step: asked('step'), kind: asked('kind'), role: asked('role') }
}

const stepTitle = (visit: Visit, guide: Guide, key: string | null): string => {
  const step = guide.steps.find(step => step.key === key)
  return step ? told(step.title, visit.language) : tell(visit, 'notes.no-step')
}

/** How often each step was said to work and not to: about steps, never about people. */
function BySteps({ visit, guide, all }: { visit: Visit; guide: Guide; all: Released[] }) {
  const count = (those: Released[], kind: Released['kind']) =>
    those.filter(one => one.kind === kind).length
  const bySteps = [...Map.groupBy(all, one => one.step)]
  return (
    <section class="section" aria-labelledby="steps">
      <h2 id="steps">{tell(visit, 'notes.by-step')}</h2>
      <ul class="plain ledger">
        {bySteps.map(([step, those]) => (
          <li>
            <div>
              <a href={`${paths.notes.to({ cohort: cohortOf(visit).id })}?step=${step ?? 'none'}`}>
                {stepTitle(visit, guide, step)}
              </a>
              <p class="small soft">
                {tell(visit, 'notes.count', {
                  works: count(those, 'works'),
                  doesNot: count(those, 'does-not-work'),
                  entries: count(those, 'entry'),
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FilterProps = { visit: Visit; guide: Guide; all: Released[]; asked: Asked }

function Filter({ visit, guide, all, asked }: FilterProps) {
  const steps = [...new Set(all.flatMap(one => one.step ?? []))]
  const any = { visit, empty: tell(visit, 'notes.any') }
  return (
    <form class="filter" method="get" action={paths.notes.to({ cohort: cohortOf(visit).id })}>
      <SelectField
        {...any}
        name="step"
        label={tell(visit, 'notes.step')}
        value={asked.step}
        options={steps.map(step => ({ value: step, label: stepTitle(visit, guide, step) }))}
      />
      <SelectField
        {...any}
        name="kind"
        label={tell(visit, 'notes.filter')}
        value={asked.kind}
        options={kindsOfEntry.map(kind => {
          return { value: kind, label: tell(visit, `journal.kind.${kind}`) }
        })}
      />
      <SelectField
        {...any}
        name="role"
        label={tell(visit, 'notes.role')}
        value={asked.role}
        options={roles.map(role => ({
          value: role,
          label: told(guide.roles[role], visit.language),
        }))}
      />
      <button class="button">{tell(visit, 'list.find')}</button>
    </form>
  )
}

/** What a note is about: its step as staff see it, or the page by its name, which may be another’s. */
function Where({ visit, guide, entry }: { visit: Visit; guide: Guide; entry: Released }) {
  const { step, about } = entry
  if (step === null) return about ? <bdi> · {about.title}</bdi> : null
  return (
    <>
      {' · '}
      <a href={paths.step.to({ cohort: cohortOf(visit).id, step })}>
        {stepTitle(visit, guide, step)}
      </a>
    </>
  )
}

function List({ visit, guide, shown }: { visit: Visit; guide: Guide; shown: Released[] }) {
  return (
    <ul class="plain ledger">
      {shown.map(entry => (
        <li>
          <div class="flow">
            <p class="small soft">
              <KindTag visit={visit} kind={entry.kind} />
              <bdi>{entry.name}</bdi>, {told(guide.roles[entry.role], visit.language)}
              {' · '}
              <time datetime={entry.on.toString()}>{sayDay(visit.language, entry.on)}</time>
              <Where visit={visit} guide={guide} entry={entry} />
            </p>
            <AsWritten words={entry.words} />
          </div>
        </li>
      ))}
    </ul>
  )
}

const fits = (one: Released, { step, kind, role }: Asked) =>
  (step === '' || (one.step ?? 'none') === step) &&
  (kind === '' || one.kind === kind) &&
  (role === '' || one.role === role)

/** What people chose to tell staff, for the review to come (R23, R61). */
export async function notesPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const all = await releasedIn(visit.app.db, cohort.id)
  const asked = askedIn(visit)
  const shown = all.filter(one => fits(one, asked))
  const title = tell(visit, 'notes.title')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.notes.to({ cohort: cohort.id })}>
      <main id="main" class="page">
        <Opening title={title} />
        <p class="soft">{tell(visit, 'notes.lead')}</p>
        {all.length === 0 ? (
          <p class="empty">{tell(visit, 'notes.none')}</p>
        ) : (
          <div class="split">
            <section class="section" aria-labelledby="all-notes">
              <h2 id="all-notes">{tell(visit, 'menu.notes')}</h2>
              <Filter visit={visit} guide={guide} all={all} asked={asked} />
              <List visit={visit} guide={guide} shown={shown.slice(0, 300)} />
              <p>
                <a class="button" href={paths.notesFile.to({ cohort: cohort.id })}>
                  {tell(visit, 'notes.file')}
                </a>
              </p>
            </section>
            <BySteps visit={visit} guide={guide} all={all} />
          </div>
        )}
      </main>
    </Page>,
  )
}

/** The same as CSV; a cell that looks like a formula is defused. */
export async function notesFile(visit: Visit) {
  const rows = (await releasedIn(visit.app.db, cohortOf(visit).id)).map(one => ({
    day: one.on.toString(),
    kind: one.kind,
    role: one.role,
    name: one.name,
    step: one.step ?? '',
    page: one.about?.page ?? '',
    words: one.words,
  }))
  visit.c.header('Content-Disposition', 'attachment; filename="notes.csv"')
  return visit.c.body(`\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
  })
}
