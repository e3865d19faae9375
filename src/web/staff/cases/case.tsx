import {
  climb,
  giveCase,
  noteInCase,
  reopenCase,
  setCaseDay,
  solveCase,
  takeCase,
  writeInCase,
} from '../../../actions/cases/work-on-case.ts'
import { refused, type Outcome, type Problem } from '../../../outcome.ts'
import type { Place } from '../../../programme/cohort.ts'
import type { Guide } from '../../../programme/guide.ts'
import { rungs, type CaseEntry, type HelpCase } from '../../../programme/help.ts'
import { mostWords } from '../../../programme/messages.ts'
import type { Person } from '../../../programme/person.ts'
import { LongField, Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { caseTitle } from '../../pair/cases/case-line.tsx'
import { readCase } from '../../pair/cases/read-case.ts'
import { CaseThread } from '../../pair/cases/thread.tsx'
import { paths } from '../../paths.ts'
import { caseOf, formOf, goOn, show, tell, type Form, type Visit } from '../../visit.ts'
import { CaseFacts, Handling } from './handling.tsx'
import { Ladder } from './ladder.tsx'

/** All that the page of a case shows to a helper. */
export type CaseSeen = {
  visit: Visit
  one: HelpCase
  guide: Guide
  people: ReadonlyMap<number, Person>
  places: Place[]
  entries: CaseEntry[]
  written: Written
}

type Written = { words: string; note: string; problems: Problem[] }

export const caseAddress = (one: HelpCase) => paths.case.to({ cohort: one.cohort, case: one.id })

/** What goes to whoever asked, and, in a form of its own, what never does. */
function Write({ visit, one, people, written }: CaseSeen) {
  const { problems } = written
  const name = people.get(one.by.person)?.name ?? '–'
  return (
    <>
      <form class="stack" method="post" action={caseAddress(one)} id="write">
        <LongField
          visit={visit}
          name="words"
          label={tell(visit, 'cases.word.to', { name })}
          hint={tell(visit, 'cases.word.hint', { name })}
          value={written.words}
          rows={5}
          most={mostWords}
          problems={problems}
        />
        <div class="buttons">
          <button class="button first" name="do" value="word">
            {tell(visit, 'messages.send')}
          </button>
        </div>
      </form>
      <form class="stack" method="post" action={caseAddress(one)}>
        <LongField
          visit={visit}
          name="note"
          label={tell(visit, 'cases.note')}
          hint={tell(visit, 'cases.note.hint', { name })}
          value={written.note}
          rows={3}
          most={mostWords}
          problems={problems}
        />
        <div class="buttons">
          <button class="button" name="do" value="note">
            {tell(visit, 'cases.note.keep')}
          </button>
        </div>
      </form>
    </>
  )
}

async function showCase(visit: Visit, written: Written) {
  const { cohort, one, guide, people, places, entries } = await readCase(visit)
  const seen: CaseSeen = { visit, one, guide, people, places, entries, written }
  const title = caseTitle(visit, guide, one)
  const partner = people.get(one.partner?.person ?? 0)
  const page = (
    <Page visit={visit} title={title} current={paths.cases.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={written.problems} />
          <p class="small">
            <a href={paths.cases.to({ cohort: cohort.id })}>{tell(visit, 'cases.back')}</a>
          </p>
          <h1>{title}</h1>
          {one.confidential && partner ? (
            <p class="notice now">{tell(visit, 'cases.confidential', { partner: partner.name })}</p>
          ) : null}
          <CaseThread visit={visit} people={people} entries={entries} />
          <div class="stack">
            <Write {...seen} />
            {one.about === 'topic' ? null : <Ladder {...seen} />}
          </div>
        </div>
        <aside class="stack">
          <CaseFacts {...seen} />
          <Handling {...seen} />
        </aside>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** A case as those who may help see it: all that happened, and what can be done (R56). */
export const casePage = (visit: Visit) => showCase(visit, { words: '', note: '', problems: [] })

/** What the pressed button does. */
function doing(visit: Visit, form: Form): Promise<Outcome<null>> {
  const { app, who } = visit
  const { id } = caseOf(visit)
  switch (form.text('do')) {
    case 'word':
      return writeInCase(app, who, id, form.text('words'))
    case 'note':
      return noteInCase(app, who, id, form.text('note'))
    case 'take':
      return takeCase(app, who, id)
    case 'give':
      return giveCase(app, who, id, form.number('owner') ?? 0)
    case 'due':
      return setCaseDay(app, who, id, form.day('due'))
    case 'solve':
      return solveCase(app, who, id)
    case 'reopen':
      return reopenCase(app, who, id)
    default: {
      const rung = rungs.find(one => one === form.text('rung'))
      return rung ? climb(app, who, id, rung) : Promise.resolve(refused('problem.gone'))
    }
  }
}

export async function workOnCase(visit: Visit) {
  const form = await formOf(visit)
  const done = await doing(visit, form)
  if (!done.ok) {
    const { problems } = done
    return showCase(visit, { words: form.text('words'), note: form.text('note'), problems })
  }
  const one = caseOf(visit)
  const given = form.text('do') === 'give'
  const to = given ? paths.cases.to({ cohort: one.cohort }) : caseAddress(one)
  return goOn(visit, to, form.text('do') === 'word' ? 'said.sent' : 'said.kept')
}
