import type { Db } from './open.ts'

/** Staff’s own words for the cohort’s letters, by `template language`. */
export async function editsOf(db: Db, cohort: number) {
  const rows = await db
    .selectFrom('letter_edit')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .execute()
  return new Map(rows.map(row => [`${row.template} ${row.language}`, row]))
}

export async function saveEdit(
  db: Db,
  edit: { cohort: number; template: string; language: string; subject: string; body: string },
  at: Temporal.Instant,
) {
  const values = { subject: edit.subject, body: edit.body, edited_at: at.toString() }
  await db
    .insertInto('letter_edit')
    .values({
      cohort_id: edit.cohort,
      template: edit.template,
      language: edit.language,
      ...values,
    })
    .onConflict(c => c.columns(['cohort_id', 'template', 'language']).doUpdateSet(values))
    .execute()
}

export async function dropEdit(db: Db, cohort: number, template: string, language: string) {
  await db
    .deleteFrom('letter_edit')
    .where('cohort_id', '=', cohort)
    .where('template', '=', template)
    .where('language', '=', language)
    .execute()
}
