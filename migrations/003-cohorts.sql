create table cohort (
  id bigint generated always as identity primary key,
  name text not null,
  organisation text not null,
  address text not null,
  edition_id bigint not null references guide_edition,
  meeting_name text not null,
  city text not null,
  country text not null,
  time_zone text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- The day its days were last counted: when it began, or when its meeting moved.
  scheduled_on date not null,
  -- Grows with every change, so that what was read once can be known to be still true.
  version bigint not null default 1,
  began_at timestamptz not null,
  closed_at timestamptz
);

-- What staff changed about a step, as it stands; who and why is in history.
create table step_change (
  cohort_id bigint not null references cohort on delete cascade,
  step text not null,
  moved_to date,
  skipped_at timestamptz,
  by_hand_at timestamptz,
  held_at timestamptz,
  primary key (cohort_id, step)
);

-- A firing is claimed here, once.
create table step_fired (
  cohort_id bigint not null references cohort on delete cascade,
  firing text not null,
  fired_at timestamptz not null,
  primary key (cohort_id, firing)
);

create table place (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  person_id bigint not null references person,
  role text not null check (role in ('programme-staff', 'policy-staff', 'mentor', 'mentee')),
  capacity integer not null default 1 check (capacity between 0 and 20),
  confirmed_at timestamptz,
  left_at timestamptz,
  unique (cohort_id, person_id)
);
create table place_group (
  place_id bigint not null references place on delete cascade,
  community_group text not null,
  primary key (place_id, community_group)
);
create table pair (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  mentor_id bigint not null references place,
  mentee_id bigint not null references place,
  route text check (route in ('route-new', 'route-familiar')),
  agreed_at timestamptz not null,
  ended_at timestamptz
);
create unique index pair_one_mentor on pair (mentee_id) where ended_at is null;

-- Done or skipped, by a person or by a pair; undone marks stay, dated.
create table step_mark (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  step text not null,
  place_id bigint references place,
  pair_id bigint references pair,
  how text not null check (how in ('done', 'skipped')),
  note text not null default '',
  marked_at timestamptz not null,
  undone_at timestamptz,
  check (num_nonnulls(place_id, pair_id) = 1)
);
create unique index step_mark_place on step_mark (place_id, step) where undone_at is null and place_id is not null;
create unique index step_mark_pair on step_mark (pair_id, step) where undone_at is null and pair_id is not null;
create index step_mark_cohort on step_mark (cohort_id);

create table added_entry (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  title text not null,
  for_role text check (for_role in ('programme-staff', 'policy-staff', 'mentor', 'mentee')),
  for_place_id bigint references place,
  due_on date,
  added_at timestamptz not null,
  removed_at timestamptz,
  check (num_nonnulls(for_role, for_place_id) = 1)
);
create table entry_mark (
  place_id bigint not null references place,
  entry text not null,
  state text not null check (state in ('open', 'waiting', 'done', 'not-needed')),
  on_date date,
  note text not null default '',
  changed_at timestamptz not null,
  primary key (place_id, entry)
);
create table answer (
  place_id bigint not null references place,
  questions text not null,
  question text not null,
  words text not null,
  answered_at timestamptz not null,
  primary key (place_id, questions, question)
);
