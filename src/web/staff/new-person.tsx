import { addPerson } from '../../actions/keep-place.ts'
import type { Problem } from '../../outcome.ts'
import { type Guide } from '../../programme/guide.ts'
import { isRole, roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { ChoiceField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Form, type Visit } from '../visit.ts'

/** A place as the form has it. */
export type Entry = {
  name: string
  address: string
  role: string
  groups: string[]
  capacity: string
  least: string
  reserve: string
  need: string
}

export const readPlacing = (form: Form): Entry => ({
  name: form.text('name'),
  address: form.text('address'),
  role: form.text('role'),
  groups: form.all('groups'),
  capacity: form.text('capacity'),
  least: form.text('least'),
  reserve: form.text('reserve'),
  need: form.text('need'),
})

const whole = (text: string, blank: number) => {
  if (text === '') return blank
  return /^-?\d{1,3}$/.test(text) ? Number(text) : Number.NaN
}

/** What was agreed, in numbers; a blank is what one begins with. */
export const agreedIn = ({ capacity, least, reserve, need }: Entry) => ({
  capacity: whole(capacity, 1),
  least: whole(least, 0),
  reserve: reserve === 'yes',
  need: whole(need, 1),
})

export type FieldsProps = { visit: Visit; guide: Guide; entry: Entry; problems: Problem[] }

type AgreedProps = Pick<FieldsProps, 'visit' | 'entry' | 'problems'>

/** Room for mentees, and what else matching has to keep to. */
function AgreedFields({ visit, entry, problems }: AgreedProps) {
  const field = { visit, problems }
  const number = { inputmode: 'numeric', most: 3 } as const
  return (
    <>
      <TextField
        {...field}
        {...number}
        name="capacity"
        label={tell(visit, 'people.capacity')}
        hint={tell(visit, 'people.capacity.hint')}
        value={entry.capacity}
      />
      <TextField
        {...field}
        {...number}
        name="least"
        label={tell(visit, 'people.least')}
        hint={tell(visit, 'people.least.hint')}
        value={entry.least}
      />
      <ChoiceField
        {...field}
        name="reserve"
        kind="checkbox"
        label={tell(visit, 'people.reserve')}
        values={[entry.reserve]}
        options={[{ value: 'yes', label: tell(visit, 'people.reserve.yes') }]}
      />
      <SelectField
        {...field}
        name="need"
        label={tell(visit, 'people.need')}
        hint={tell(visit, 'people.need.hint')}
        value={entry.need}
        options={[1, 2].map(count => ({
          value: String(count),
          label: tell(visit, 'people.need.count', { count }),
        }))}
      />
    </>
  )
}

/** Role, what was agreed, groups: the same for somebody new and somebody known. */
export function PlacingFields({ visit, guide, entry, problems }: FieldsProps) {
  const field = { visit, problems }
  const groups = guide.groups
    .filter(group => group.kind !== 'house')
    .map(group => ({
      value: group.key,
      label: `${told(group.name, visit.language)} (${group.acronym})`,
    }))
  return (
    <>
      <SelectField
        {...field}
        name="role"
        label={tell(visit, 'people.role')}
        value={entry.role}
        options={roles.map(role => ({ value: role, label: tell(visit, `role.${role}`) }))}
      />
      <AgreedFields visit={visit} entry={entry} problems={problems} />
      <ChoiceField
        {...field}
        name="groups"
        kind="checkbox"
        label={tell(visit, 'people.groups')}
        values={entry.groups}
        options={groups}
      />
    </>
  )
}

function NewPerson({ visit, guide, entry, problems }: FieldsProps) {
  const at = { cohort: cohortOf(visit).id }
  const field = { visit, problems }
  return (
    <Page visit={visit} title={tell(visit, 'people.add')} current={paths.people.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{tell(visit, 'people.add')}</h1>
          <form class="stack" method="post" action={paths.newPerson.to(at)} novalidate>
            <TextField
              {...field}
              name="name"
              label={tell(visit, 'people.name')}
              value={entry.name}
            />
            <TextField
              {...field}
              name="address"
              type="email"
              label={tell(visit, 'people.address')}
              value={entry.address}
            />
            <PlacingFields visit={visit} guide={guide} entry={entry} problems={problems} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'people.add')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

export const cohortGuide = (visit: Visit) => guideOf(visit.app.db, cohortOf(visit).edition)

export async function newPersonPage(visit: Visit) {
  const agreed = { capacity: '1', least: '0', reserve: '', need: '1' }
  const entry = { name: '', address: '', role: 'mentee', groups: [], ...agreed }
  const guide = await cohortGuide(visit)
  return show(visit, <NewPerson visit={visit} guide={guide} entry={entry} problems={[]} />)
}

export async function newPerson(visit: Visit) {
  const entry = readPlacing(await formOf(visit))
  const guide = await cohortGuide(visit)
  const again = (problems: Problem[]) =>
    show(visit, <NewPerson visit={visit} guide={guide} entry={entry} problems={problems} />, 422)
  if (!isRole(entry.role)) return again([{ key: 'problem.choice', field: 'role' }])
  const at = { cohort: cohortOf(visit).id }
  const { name, address, role, groups } = entry
  const known = new Set(guide.groups.map(group => group.key))
  const added = await addPerson(visit.app, readerOf(visit).id, at.cohort, {
    name,
    address,
    role,
    groups: groups.filter(group => known.has(group)),
    ...agreedIn(entry),
  })
  if (!added.ok) return again(added.problems)
  return goOn(visit, paths.people.to(at), 'said.added')
}
