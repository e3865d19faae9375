-- Somebody of policy staff whom two may have beside them (R91).
alter table pair add column third_place_id bigint references place;

-- Whom a cohort has past all staff. Naming another changes nothing for cases told before.
create table ombudsperson (
  cohort_id bigint primary key references cohort on delete cascade,
  place_id bigint not null references place,
  named_at timestamptz not null
);

-- Somebody asked for help (R56). It has an owner, a day, and a ladder.
create table help_case (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  by_place_id bigint not null references place,
  about text not null check (about in ('topic', 'relation', 'person')),
  community_group text,
  pair_id bigint references pair,
  about_place_id bigint references place,
  confidential boolean not null,
  addressed_to text not null
    check (addressed_to in ('policy-staff', 'programme-staff', 'ombudsperson')),
  owner_place_id bigint references place,
  rung text check (rung in ('contact', 'talk-with-both', 'change', 'leave')),
  due_on date not null,
  opened_at timestamptz not null,
  taken_at timestamptz,
  solved_at timestamptz
);
create index help_case_of_cohort on help_case (cohort_id, id);
create index help_case_by on help_case (by_place_id);

-- All that happened in a case, in its order. A note is staff’s own; who asked never reads it.
create table case_entry (
  id bigint generated always as identity primary key,
  case_id bigint not null references help_case on delete cascade,
  by_person_id bigint not null references person,
  kind text not null check (kind in ('word', 'note', 'rung', 'state', 'owner', 'due')),
  words text not null,
  to_person_id bigint references person,
  how text not null check (how in ('page', 'mail')),
  files integer not null default 0,
  written_at timestamptz not null
);
create index case_entry_of_case on case_entry (case_id, id);
