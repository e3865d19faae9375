-- A room of a cohort, for people in some of its roles. Each cohort has one for its mentors, made when
-- somebody first comes to it; others are opened by staff. Nobody else reads what is written there.
create table room (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  kind text not null check (kind in ('mentors', 'opened')),
  name text not null default '',
  for_roles jsonb not null,
  outside_link text,
  opened_by_id bigint references person,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index room_of_cohort on room (cohort_id, id);
create unique index room_of_mentors on room (cohort_id) where kind = 'mentors';

-- What is written in a room. What begins a thread has a title; all else names the thread it is in.
-- The same text without capitals and accents is kept to search in.
create table room_post (
  id bigint generated always as identity primary key,
  room_id bigint not null references room on delete cascade,
  by_place_id bigint not null references place,
  thread_id bigint references room_post on delete cascade,
  title text,
  words text not null,
  sought text not null,
  how text not null check (how in ('page', 'mail')),
  files integer not null default 0,
  written_at timestamptz not null,
  hidden_at timestamptz,
  hidden_by_id bigint references person,
  check ((thread_id is null) = (title is not null))
);
create index room_post_of_room on room_post (room_id, id);
create index room_post_of_thread on room_post (thread_id, id) where thread_id is not null;

-- How far somebody has read in a thread.
create table room_read (
  thread_id bigint not null references room_post on delete cascade,
  place_id bigint not null references place on delete cascade,
  up_to bigint not null,
  read_at timestamptz not null,
  primary key (thread_id, place_id)
);

-- Who wants no letters of a room.
create table room_quiet (
  room_id bigint not null references room on delete cascade,
  place_id bigint not null references place on delete cascade,
  quiet_since timestamptz not null,
  primary key (room_id, place_id)
);
