import type { Db } from '../src/store/open.ts'

/** Every letter of the programme there is, as “template to name: state”, in the order of owing. */
export async function lettersThere(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select(['letter.template', 'letter.state', 'person.name'])
    .where('letter.cohort_id', 'is not', null)
    .orderBy('letter.id')
    .execute()
  return rows.map(row => `${row.template} to ${row.name}: ${row.state}`)
}

/** The letters of one template, by name, sorted: who was written to, and how often. */
export async function writtenTo(db: Db, template: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select('person.name')
    .where('letter.template', '=', template)
    .execute()
  return rows.map(row => row.name).sort()
}
