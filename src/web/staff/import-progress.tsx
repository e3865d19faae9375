import papa from 'papaparse'
import { daysKept } from '../../actions/continue-imports.ts'
import { leavingOut } from '../../programme/people-import.ts'
import { problemsOf, type KeptProblem } from '../../store/import-problems.ts'
import { textOf, type PeopleImport } from '../../store/imports.ts'
import { Page } from '../parts/layout.tsx'
import { WaySoFar } from '../parts/way-so-far.tsx'
import { paths } from '../paths.ts'
import { show, tell, tellOf, type Visit } from '../visit.ts'

type Props = { visit: Visit; one: PeopleImport }

/** The rows are coming in. A page that reloads by itself would be read aloud from its start again. */
export function runningPage(visit: Visit, one: PeopleImport) {
  const at = { cohort: one.cohort }
  const title = tell(visit, 'import.running.title')
  const counts = { done: one.nextRow, total: one.rows }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.people.to(at)}>
      <main id="main" class="page">
        <section class="next">
          <div class="flow">
            <h1>{title}</h1>
            <div class="progress" role="status">
              <WaySoFar share={one.rows === 0 ? 1 : one.nextRow / one.rows} />
              <p>{tell(visit, 'import.running.progress', counts)}</p>
            </div>
            <p class="lead">{tell(visit, 'import.running.lead')}</p>
            <a class="button first" href={paths.import.to({ ...at, import: one.id })}>
              {tell(visit, 'import.running.look')}
            </a>
          </div>
        </section>
      </main>
    </Page>,
  )
}

const sentence = (visit: Visit, { key, values }: KeptProblem) => tellOf(visit, key, values)
const shownRows = 200

type RowProps = { visit: Visit; row: number; problems: KeptProblem[] }

function ProblemRow({ visit, row, problems }: RowProps) {
  const out = problems.some(problem => leavingOut.has(problem.key))
  return (
    <li>
      <span class={out ? 'tag yours' : 'tag done'}>
        {tell(visit, out ? 'import.done.left-out' : 'import.done.taken')}
      </span>
      <div>
        <strong>{tell(visit, 'import.done.row', { row })}</strong>
        {problems.map(problem => (
          <p>{sentence(visit, problem)}</p>
        ))}
      </div>
    </li>
  )
}

function ToPutRight({ visit, one, problems }: Props & { problems: KeptProblem[] }) {
  const file = paths.import.to({ cohort: one.cohort, import: one.id })
  const rows = [...Map.groupBy(problems, problem => problem.row)]
  const more = rows.length - shownRows
  return (
    <section class="section" aria-labelledby="to-put-right">
      <h2 id="to-put-right">{tell(visit, 'import.done.problems', { count: rows.length })}</h2>
      <p class="small soft">{tell(visit, 'import.done.problems.lead')}</p>
      <ul class="plain ledger">
        {rows.slice(0, shownRows).map(([row, those]) => (
          <ProblemRow visit={visit} row={row} problems={those} />
        ))}
      </ul>
      {more > 0 ? <p>{tell(visit, 'import.done.more', { count: more })}</p> : null}
      <a class="button" href={`${file}?take=problems`}>
        {tell(visit, 'import.done.take')}
      </a>
    </section>
  )
}

/** What came of a file: who came in, what was left out, and each row to put right. */
export async function donePage(visit: Visit, one: PeopleImport) {
  const at = { cohort: one.cohort }
  const problems = await problemsOf(visit.app.db, one.id)
  const out = one.endedAt ? one.rows - one.added - one.updated : one.rows
  const { added, updated } = one
  const title = tell(visit, 'import.done.title', { added, updated })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.people.to(at)}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <p class="small soft">
              <bdi>{one.file}</bdi>
            </p>
            <h1>{title}</h1>
            <p class="lead">
              {tell(visit, 'import.done.out', { count: out })}{' '}
              {tell(visit, 'import.done.blank', { count: one.blank })}
            </p>
            <div class="buttons">
              <a class="button first" href={paths.people.to(at)}>
                {tell(visit, 'import.done.people')}
              </a>
              <a class="button" href={paths.imports.to(at)}>
                {tell(visit, 'import.done.another')}
              </a>
            </div>
          </div>
        </section>
        {problems.length > 0 ? <ToPutRight visit={visit} one={one} problems={problems} /> : null}
        {one.gone && out > 0 ? (
          <p class="empty">{tell(visit, 'import.done.forgotten', { days: daysKept })}</p>
        ) : null}
      </main>
    </Page>,
  )
}

/** The rows to put right as CSV, each with what is wrong; a cell like a formula is defused. */
export async function takeProblems(visit: Visit, one: PeopleImport) {
  const byRow = Map.groupBy(await problemsOf(visit.app.db, one.id), problem => String(problem.row))
  const kept = papa.parse<string[]>(await textOf(visit.app.db, one.id), { delimiter: ',' }).data
  const width = Math.max(...kept.map(cells => cells.length)) - 1
  const rows = kept.map(([number = '', ...cells], at) => {
    const said = (byRow.get(number) ?? []).map(problem => sentence(visit, problem)).join(' ')
    const last = at === 0 ? tell(visit, 'import.take.problem') : said
    return [...cells, ...Array.from({ length: width - cells.length }, () => ''), last]
  })
  const file = `${tell(visit, 'import.take.name')} ${one.file.replace(/\.\w+$/u, '')}.csv`
  const name = `attachment; filename*=UTF-8''${encodeURIComponent(file)}`
  return visit.c.body(`\uFEFF${papa.unparse(rows, { escapeFormulae: true })}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': name,
  })
}
