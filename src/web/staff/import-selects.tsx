import type { Problem } from '../../outcome.ts'
import type { Field, Mapping } from '../../programme/people-files/fields.ts'
import type { Table } from '../../programme/people-files/table.ts'
import type { WordKey } from '../../words.ts'
import { SelectField, type Option } from '../parts/fields.tsx'
import { tell, type Visit } from '../visit.ts'

const short = (text: string) => {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length > 32 ? `${letters.slice(0, 32).join('')}…` : letters.join('')
}

/** Every column by its heading and the first thing in it. */
function optionsOf(visit: Visit, { headings, rows }: Table): Option[] {
  return headings.map((text, column) => {
    const full = rows.find(row => (row.cells[column] ?? '').trim() !== '')
    const example = short(full?.cells[column] ?? '')
    const heading = short(text) || tell(visit, 'import.column.unnamed', { number: column + 1 })
    const label = example === '' ? heading : tell(visit, 'import.column', { heading, example })
    return { value: String(column), label }
  })
}

const parts = [
  { title: 'import.columns.who', of: ['address', 'name', 'first-name', 'last-name'] },
  { title: 'import.columns.here', of: ['role', 'group', 'capacity', 'least'] },
  {
    title: 'import.columns.more',
    of: [
      ...(['country', 'zone', 'language', 'spoken', 'pronouns'] as const),
      ...(['sector', 'organisation', 'background'] as const),
    ],
  },
  {
    title: 'import.columns.matching',
    of: [
      ...(['hours', 'free-hours', 'topics', 'experience'] as const),
      ...(['years', 'meetings', 'at-meeting'] as const),
    ],
  },
] as const satisfies { title: WordKey; of: readonly Field[] }[]

const hints: Partial<Record<Field, WordKey>> = {
  name: 'import.hint.name',
  role: 'import.hint.role',
  zone: 'import.hint.zone',
  spoken: 'import.hint.spoken',
  'free-hours': 'import.hint.free-hours',
  topics: 'import.hint.topics',
}

type Props = { visit: Visit; table: Table; mapping: Mapping; problems: Problem[] }

/** For every field the column that holds it, or none. */
export function Selects({ visit, table, mapping, problems }: Props) {
  const options = optionsOf(visit, table)
  return (
    <>
      {parts.map(({ title, of }) => (
        <section class="section" aria-labelledby={title}>
          <h2 id={title}>{tell(visit, title)}</h2>
          <div class="selects">
            {of.map(field => {
              const hint = hints[field]
              return (
                <SelectField
                  visit={visit}
                  name={field}
                  label={tell(visit, `import.field.${field}`)}
                  hint={hint && tell(visit, hint)}
                  value={String(mapping[field] ?? '')}
                  options={options}
                  empty={tell(visit, 'import.columns.none')}
                  problems={problems}
                />
              )
            })}
          </div>
        </section>
      ))}
    </>
  )
}
