import type { Db } from './open.ts'

/** Everything kept about one person, for herself to take along (R89). */
export async function everythingAbout(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  const [
    profile,
    spoken,
    cohorts,
    marks,
    entries,
    answers,
    wishes,
    apart,
    askings,
    letters,
    messages,
    rules,
    handles,
    talks,
    missed,
    aways,
    covers,
    topics,
    sharedNotes,
    goals,
    reached,
    posts,
    plans,
    announcements,
    journal,
    cases,
    caseWords,
    answered,
    history,
  ] = await Promise.all([
    db
      .selectFrom('person')
      .select(['name', 'address', 'pronouns', 'country', 'time_zone', 'language', 'sector'])
      .select([
        'organisation',
        'background',
        'circles',
        'joined_at',
        'quiet_from',
        'quiet_to',
        'mail_rhythm',
      ])
      .select(['comes_back_since', 'comes_back_why', 'address_works_since'])
      .where('id', '=', person)
      .executeTakeFirst(),
    db
      .selectFrom('person_language')
      .select(['language', 'level'])
      .where('person_id', '=', person)
      .execute(),
    db
      .selectFrom('place')
      .innerJoin('cohort', 'cohort.id', 'place.cohort_id')
      .select(['cohort.name', 'cohort.meeting_name', 'place.role', 'place.confirmed_at'])
      .where('place.person_id', '=', person)
      .execute(),
    db
      .selectFrom('step_mark')
      .select(['step', 'how', 'note', 'marked_at', 'undone_at'])
      .where('place_id', 'in', places)
      .execute(),
    db
      .selectFrom('entry_mark')
      .select(['entry', 'state', 'on_date', 'note', 'changed_at'])
      .where('place_id', 'in', places)
      .execute(),
    db
      .selectFrom('answer')
      .select(['questions', 'question', 'words', 'answered_at'])
      .where('place_id', 'in', places)
      .execute(),
    db
      .selectFrom('wish')
      .innerJoin('place as wished', 'wished.id', 'wish.for_place_id')
      .innerJoin('person', 'person.id', 'wished.person_id')
      .select(['wish.rank', 'person.name', 'wish.wished_at'])
      .where('wish.by_place_id', 'in', places)
      .orderBy('wish.rank')
      .execute(),
    db
      .selectFrom('apart')
      .select(['why', 'said_at', 'ended_at'])
      .where('by_person_id', '=', person)
      .execute(),
    db
      .selectFrom('pair_asking')
      .select(['asked_at', 'until', 'answered_at', 'answer', 'reason'])
      .where('mentor_id', 'in', places)
      .execute(),
    db
      .selectFrom('letter')
      .select(['subject', 'body', 'why', 'posted_at', 'state'])
      .where('to_person_id', '=', person)
      .where('template', '<>', 'sign-in')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('message')
      .select(['kind', 'words', 'page', 'how', 'written_at', 'settled_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('ground_rules')
      .select(['rules', 'offered_at', 'withdrawn_at', 'agreed_at', 'replaced_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db.selectFrom('handle').select(['method', 'words']).where('place_id', 'in', places).execute(),
    db
      .selectFrom('talk')
      .select(['minutes', 'spot', 'starts_at', 'booked_at', 'cancelled_at', 'held_at'])
      .select(['missed_at', 'how', 'words'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('talk_missed')
      .select(['who', 'said_at'])
      .where('by_place_id', 'in', places)
      .execute(),
    db
      .selectFrom('away')
      .select(['from_on', 'until_on', 'words', 'said_at', 'back_at'])
      .where('place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('cover')
      .select(['asked_at', 'answered_at', 'answer', 'reason', 'ended_at'])
      .where('mentor_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('topic_word')
      .select(['topic', 'words', 'said_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('shared_note')
      .select(['on_date', 'words', 'written_at', 'changed_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('goal')
      .select(['words', 'due', 'due_on', 'added_at', 'removed_at'])
      .where(eb => eb.or([eb('mentee_id', 'in', places), eb('by_place_id', 'in', places)]))
      .orderBy('id')
      .execute(),
    db
      .selectFrom('goal_reached')
      .innerJoin('goal', 'goal.id', 'goal_reached.goal_id')
      .select(['goal.words as goal', 'goal_reached.words', 'goal_reached.reached_at'])
      .where('goal_reached.by_place_id', 'in', places)
      .orderBy('goal_reached.reached_at')
      .execute(),
    db
      .selectFrom('room_post')
      .select(['title', 'words', 'how', 'written_at', 'hidden_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('approach')
      .innerJoin('pair', 'pair.id', 'approach.pair_id')
      .select(['approach.plan', 'approach.changed_at'])
      .where('pair.mentor_id', 'in', places)
      .execute(),
    db
      .selectFrom('announcement')
      .select(['words', 'begun_at', 'changed_at', 'sent_at'])
      .where('by_person_id', '=', person)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('journal_entry')
      .select(['kind', 'on_date', 'words', 'audience', 'step', 'page', 'how', 'written_at'])
      .where('place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('help_case')
      .select(['about', 'community_group', 'addressed_to', 'confidential'])
      .select(['opened_at', 'taken_at', 'solved_at'])
      .where('by_place_id', 'in', places)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('case_entry')
      .innerJoin('help_case', 'help_case.id', 'case_entry.case_id')
      .select(['case_entry.words', 'case_entry.how', 'case_entry.written_at'])
      .where('case_entry.kind', '=', 'word')
      .where(eb =>
        eb.or([eb('by_person_id', '=', person), eb('help_case.by_place_id', 'in', places)]),
      )
      .orderBy('case_entry.id')
      .execute(),
    db
      .selectFrom('inbound_letter')
      .select(['came_at', 'from_address', 'subject', 'words', 'files'])
      .where('person_id', '=', person)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('history')
      .select(['at', 'verb', 'details'])
      .where('by_person_id', '=', person)
      .orderBy('id')
      .execute(),
  ])
  const own = { profile, spoken, cohorts, marks, entries, answers, wishes, apart, askings }
  const said = { letters, messages, rules, handles, talks, topics, journal, cases, caseWords }
  const together = { sharedNotes, goals, reached, missed, aways, covers }
  return { ...own, ...said, ...together, posts, plans, announcements, answered, history }
}
