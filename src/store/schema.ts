import type { ColumnType, Generated } from 'kysely'
import type { Settings } from '../programme/proposals/settings.ts'
import type { AnnouncementTables } from './schema-of-announcements.ts'
import type { ApproachTables } from './schema-of-approach.ts'
import type { GoalTables } from './schema-of-goals.ts'
import type { CoverTables } from './schema-of-cover.ts'
import type { GroundRulesTables } from './schema-of-ground-rules.ts'
import type { JournalTables } from './schema-of-journal.ts'
import type { MatchingTables } from './schema-of-matching.ts'
import type { HelpTables } from './schema-of-help.ts'
import type { PostTables } from './schema-of-post.ts'
import type { RoomTables } from './schema-of-rooms.ts'
import type { TalkTables } from './schema-of-talks.ts'
import type { TopicTables } from './schema-of-topics.ts'

type Id = Generated<number>
type Json<T> = ColumnType<T, string, string>
type Role = 'programme-staff' | 'policy-staff' | 'mentor' | 'mentee'
type Route = 'route-new' | 'route-familiar'

type HouseTables = {
  house: {
    one: Generated<boolean>
    kind: 'demo' | 'programme'
    organisation: string
    address: string
    opened_at: string
    secret: string
    clock_ahead_seconds: Generated<number>
  }
  guide_edition: {
    id: Id
    guide: string
    fingerprint: string
    parent_id: number | null
    published_at: string
  }
  guide_leaf: { edition_id: number; path: string; text: string }
  person: {
    id: Id
    address: string | null
    name: string
    pronouns: string | null
    country: string | null
    time_zone: string | null
    language: string | null
    sector: string | null
    organisation: string | null
    background: string | null
    circles: ColumnType<Record<string, string>, string | undefined, string>
    administrator_since: string | null
    wants_no_reminders_since: string | null
    quiet_from: number | null
    quiet_to: number | null
    comes_back_since: string | null
    comes_back_why: string | null
    address_works_since: string | null
    mail_rhythm: Generated<'at-once' | 'daily' | 'weekly' | 'needed'>
    joined_at: string
    erased_at: string | null
  }
  person_language: { person_id: number; language: string; level: 'basic' | 'good' | 'fluent' }
  photo: { person_id: number; media_type: string; bytes: Uint8Array; taken_at: string }
  sign_in_ask: {
    id: Id
    person_id: number | null
    ask_digest: string
    token_digest: string | null
    code_digest: string | null
    tries: Generated<number>
    asked_at: string
    ends_at: string
    used_at: string | null
  }
  sign_in: {
    id: Id
    person_id: number
    secret_digest: string
    device: string
    began_at: string
    seen_at: string
    ended_at: string | null
  }
  attempt: { id: Id; what: string; who_digest: string; at: string }
  cohort: {
    id: Id
    name: string
    organisation: string
    address: string
    edition_id: number
    meeting_name: string
    city: string
    country: string
    time_zone: string
    starts_on: string
    ends_on: string
    scheduled_on: string
    version: Generated<number>
    began_at: string
    closed_at: string | null
    matching: Json<Settings> | null
  }
  step_change: {
    cohort_id: number
    step: string
    moved_to: string | null
    skipped_at: string | null
    by_hand_at: string | null
    with_pilot_at: string | null
    held_at: string | null
  }
  step_fired: { cohort_id: number; firing: string; fired_at: string }
  place: {
    id: Id
    cohort_id: number
    person_id: number
    role: Role
    capacity: Generated<number>
    least: Generated<number>
    reserve_since: string | null
    need: Generated<number>
    confirmed_at: string | null
    left_at: string | null
  }
  place_group: { place_id: number; community_group: string }
  pair: {
    id: Id
    cohort_id: number
    mentor_id: number
    mentee_id: number
    route: Route | null
    agreed_at: string
    ended_at: string | null
    third_place_id: number | null
    before_withheld_at: string | null
    covers_pair_id: number | null
  }
  wish: { by_place_id: number; for_place_id: number; rank: number; wished_at: string }
  apart: {
    id: Id
    cohort_id: number
    mentor_id: number
    mentee_id: number
    by_person_id: number
    why: Generated<string>
    said_at: string
    ended_at: string | null
  }
  step_mark: {
    id: Id
    cohort_id: number
    step: string
    place_id: number | null
    pair_id: number | null
    how: 'done' | 'skipped'
    note: Generated<string>
    marked_at: string
    undone_at: string | null
  }
  added_entry: {
    id: Id
    cohort_id: number
    title: string
    for_role: Role | null
    for_place_id: number | null
    due_on: string | null
    added_at: string
    removed_at: string | null
  }
  entry_mark: {
    place_id: number
    entry: string
    state: 'open' | 'waiting' | 'done' | 'not-needed'
    on_date: string | null
    note: Generated<string>
    changed_at: string
  }
  answer: {
    place_id: number
    questions: string
    question: string
    words: string
    answered_at: string
  }
  letter: {
    id: Id
    once_key: string
    cohort_id: number | null
    step: string | null
    template: string
    to_person_id: number
    from_person_id: number | null
    filling: Json<Record<string, string>>
    essential: boolean
    state: Generated<'owed' | 'posting' | 'posted' | 'bounced' | 'in doubt' | 'kept'>
    owed_at: string
    held_at: string | null
    not_before: string | null
    quiet_until: string | null
    gather_at: string | null
    gathered_in_id: number | null
    tries: Generated<number>
    postman: string | null
    claimed_at: string | null
    posting_at: string | null
    posted_at: string | null
    trouble: string | null
    language: string | null
    subject: string | null
    body: string | null
    why: string | null
    to_address: string | null
  }
  letter_edit: {
    cohort_id: number
    template: string
    language: string
    subject: string
    body: string
    edited_at: string
  }
  history: {
    id: Id
    at: string
    by_person_id: number | null
    cohort_id: number | null
    about_person_id: number | null
    verb: string
    details: Json<Record<string, string | number>>
  }
  people_import: {
    id: Id
    cohort_id: number
    by_person_id: number
    file_name: string
    csv: string
    role: string
    mapping: Json<Record<string, string>>
    uploaded_at: string
    started_at: string | null
    ended_at: string | null
    next_row: Generated<number>
    total_rows: number
    added: Generated<number>
    updated: Generated<number>
    blank: Generated<number>
  }
  import_problem: {
    import_id: number
    row_number: number
    field: string
    word_key: string
    details: Json<Record<string, string | number>>
  }
  import_mapping: {
    headings: string
    mapping: Json<Record<string, string>>
    role: string
    used_at: string
  }
  message: {
    id: Id
    pair_id: number
    by_place_id: number
    kind: 'message' | 'question' | 'answer'
    question_id: number | null
    page: string | null
    page_title: string | null
    words: string
    how: 'page' | 'mail'
    files: Generated<number>
    written_at: string
    settled_at: string | null
  }
  talk_answer: {
    id: Id
    pair_id: number
    place_id: number
    talked: boolean
    answered_at: string
  }
  message_read: { pair_id: number; place_id: number; up_to: number; read_at: string }
}

/** Every table as the database holds it. Days and instants are text here. */
export type Schema = HouseTables &
  AnnouncementTables &
  ApproachTables &
  GoalTables &
  CoverTables &
  GroundRulesTables &
  HelpTables &
  JournalTables &
  MatchingTables &
  PostTables &
  RoomTables &
  TalkTables &
  TopicTables
