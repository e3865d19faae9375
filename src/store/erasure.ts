import { sql } from 'kysely'
import { forgetDraftsOf } from './announcements.ts'
import { forgetRulesOf } from './ground-rules.ts'
import { forgetGoalsOf } from './goals.ts'
import { forgetAwayOf } from './away.ts'
import { forgetPlansOf } from './approach.ts'
import { forgetCasesOf } from './cases.ts'
import { forgetPostOf } from './inbound.ts'
import { forgetJournalOf } from './journal.ts'
import type { Db } from './open.ts'
import { forgetTopicsOf } from './topics.ts'
import { forgetRoomsOf } from './rooms.ts'
import { forgetSharedNotesOf } from './shared-notes.ts'
import { forgetTalksOf } from './talks.ts'
import { forgetInProposals } from './proposals.ts'

/** Takes everything that tells who a person is; counts and history keep a place without a name. */
export async function erasePerson(db: Db, person: number, name: string, at: Temporal.Instant) {
  await db.deleteFrom('photo').where('person_id', '=', person).execute()
  await db.deleteFrom('person_language').where('person_id', '=', person).execute()
  await db.deleteFrom('sign_in').where('person_id', '=', person).execute()
  await db.deleteFrom('sign_in_ask').where('person_id', '=', person).execute()
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('answer').where('place_id', 'in', places).execute()
  await db
    .deleteFrom('wish')
    .where(eb => eb.or([eb('by_place_id', 'in', places), eb('for_place_id', 'in', places)]))
    .execute()
  await db
    .updateTable('apart')
    .set({ why: '' })
    .where(eb => eb.or([eb('mentor_id', 'in', places), eb('mentee_id', 'in', places)]))
    .execute()
  await db.updateTable('entry_mark').set({ note: '' }).where('place_id', 'in', places).execute()
  await db.updateTable('step_mark').set({ note: '' }).where('place_id', 'in', places).execute()
  await db
    .updateTable('added_entry')
    .set({ title: name })
    .where('for_place_id', 'in', places)
    .execute()
  await db
    .updateTable('letter')
    .set({ body: null, subject: null, why: null, to_address: null, filling: '{}' })
    .where(eb => eb.or([eb('to_person_id', '=', person), eb('from_person_id', '=', person)]))
    .execute()
  await db
    .updateTable('message')
    .set({ words: '', page: null, page_title: null })
    .where('by_place_id', 'in', places)
    .execute()
  await forgetAwayOf(db, person)
  await forgetPlansOf(db, person)
  await forgetDraftsOf(db, person)
  await forgetRulesOf(db, person)
  await forgetJournalOf(db, person)
  await forgetTalksOf(db, person)
  await forgetTopicsOf(db, person)
  await forgetSharedNotesOf(db, person)
  await forgetGoalsOf(db, person)
  await forgetCasesOf(db, person)
  await forgetRoomsOf(db, person)
  await forgetPostOf(db, person, at)
  await forgetInProposals(db, person, name)
  await sql`update history set details = details || ${JSON.stringify({ entry: name })}::jsonb
    where by_person_id = ${person} and details ? 'entry'`.execute(db)
  await db
    .updateTable('person')
    .set({
      address: null,
      name,
      pronouns: null,
      country: null,
      time_zone: null,
      sector: null,
      organisation: null,
      background: null,
      administrator_since: null,
      comes_back_since: null,
      comes_back_why: null,
      address_works_since: null,
      erased_at: at.toString(),
    })
    .where('id', '=', person)
    .execute()
}
