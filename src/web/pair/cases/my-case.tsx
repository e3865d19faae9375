import { reopenCase, solveCase, writeInCase } from '../../../actions/cases/work-on-case.ts'
import { sayDay } from '../../../days.ts'
import type { Outcome, Problem } from '../../../outcome.ts'
import { entriesFor, helpersIn, partIn, type HelpCase } from '../../../programme/help.ts'
import { mostWords } from '../../../programme/messages.ts'
import type { Person } from '../../../programme/person.ts'
import { LongField, Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { caseOf, formOf, goOn, show, tell, type Visit } from '../../visit.ts'
import { caseTitle, CaseState } from './case-line.tsx'
import { readCase } from './read-case.ts'
import { CaseThread } from './thread.tsx'

type Props = { visit: Visit; one: HelpCase; people: ReadonlyMap<number, Person> }

/** Who reads it, who has it, and by when. */
function Facts({ visit, one, people }: Props) {
  const owner = people.get(one.owner?.person ?? 0)
  const partner = people.get(one.partner?.person ?? 0)
  return (
    <dl class="facts">
      <dt>{tell(visit, 'cases.state')}</dt>
      <dd>
        <CaseState visit={visit} one={one} />
      </dd>
      <dt>{tell(visit, 'cases.to')}</dt>
      <dd>{tell(visit, `cases.to.${one.to}`)}</dd>
      <dt>{tell(visit, 'cases.owner')}</dt>
      <dd>{owner ? <bdi>{owner.name}</bdi> : tell(visit, 'cases.owner.none')}</dd>
      {one.solvedAt ? null : (
        <>
          <dt>{tell(visit, 'cases.due')}</dt>
          <dd>{sayDay(visit.language, one.dueOn)}</dd>
        </>
      )}
      {partner && one.by.person === visit.reader?.id ? (
        <>
          <dt>
            <bdi>{partner.name}</bdi>
          </dt>
          <dd>{tell(visit, one.confidential ? 'help.partner.no' : 'help.partner.yes')}</dd>
        </>
      ) : null}
    </dl>
  )
}

function GoOn({ visit, one, words, problems }: Omit<Props, 'people'> & Written) {
  const to = paths.helpCase.to({ cohort: one.cohort, case: one.id })
  return (
    <form class="stack" method="post" action={to} id="write">
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'cases.word')}
        hint={one.solvedAt ? tell(visit, 'help.word.solved') : undefined}
        value={words}
        rows={5}
        most={mostWords}
        problems={problems}
      />
      <div class="buttons">
        <button class="button first" name="do" value="word">
          {tell(visit, 'messages.send')}
        </button>
        {one.solvedAt ? (
          <button class="button quiet" name="do" value="reopen">
            {tell(visit, 'cases.reopen')}
          </button>
        ) : (
          <button class="button quiet" name="do" value="solve">
            {tell(visit, 'help.solved')}
          </button>
        )}
      </div>
    </form>
  )
}

type Written = { words: string; problems: Problem[] }

async function showCase(visit: Visit, written: Written) {
  const { cohort, one, guide, people, places, entries } = await readCase(visit)
  const part = partIn(visit.who, one) ?? 'partner'
  const title = caseTitle(visit, guide, one)
  const props = { visit, one, people }
  const page = (
    <Page visit={visit} title={title} current={paths.help.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={written.problems} />
          <p class="small">
            <a href={paths.help.to({ cohort: cohort.id })}>{tell(visit, 'help.title')}</a>
          </p>
          <h1>{title}</h1>
          {one.solvedAt === null && helpersIn(one, places).length === 0 ? (
            <p class="notice now">{tell(visit, 'help.gone')}</p>
          ) : null}
          <CaseThread visit={visit} people={people} entries={entriesFor(part, entries)} />
          {part === 'asker' ? <GoOn visit={visit} one={one} {...written} /> : null}
        </div>
        <aside>
          <Facts {...props} />
        </aside>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** The talk of a case, for whoever asked, and for her partner if she may know (R56). */
export const myCasePage = (visit: Visit) => showCase(visit, { words: '', problems: [] })

export async function goOnInCase(visit: Visit) {
  const form = await formOf(visit)
  const [what, words] = [form.text('do'), form.text('words')]
  const { id, cohort } = caseOf(visit)
  const { app, who } = visit
  // What is typed is said, whichever button was pressed.
  const said: Outcome<null> | null =
    what === 'word' || words !== '' ? await writeInCase(app, who, id, words) : null
  if (said && !said.ok) return showCase(visit, { words, problems: said.problems })
  if (what === 'solve') await solveCase(app, who, id)
  if (what === 'reopen') await reopenCase(app, who, id)
  const to = paths.helpCase.to({ cohort, case: id })
  return goOn(visit, to, what === 'solve' ? 'said.settled' : 'said.sent')
}
