-- Notes the two of a pair keep together: both read them, either may change them. The version tells
-- whoever saves whether somebody else has changed a note meanwhile.
create table shared_note (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  on_date date not null,
  words text not null,
  version integer not null default 1,
  written_at timestamptz not null,
  changed_by_place_id bigint references place,
  changed_at timestamptz
);
create index shared_note_of_pair on shared_note (pair_id, on_date desc, id desc);

-- What a mentee hopes for. A goal is hers, so it goes on with her when a pair ends; the pair is the
-- one it came up in. Its day is counted from the meeting, unless it is a date.
create table goal (
  id bigint generated always as identity primary key,
  mentee_id bigint not null references place on delete cascade,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  words text not null,
  due text check (due in ('two-weeks-before', 'at-the-meeting', 'on')),
  due_on date,
  added_at timestamptz not null,
  removed_at timestamptz,
  check ((due_on is not null) = (due is not null and due = 'on'))
);
create index goal_of_mentee on goal (mentee_id, id);

-- One of a pair says that a goal is reached, with a word about it if she likes. The word is for the
-- pair it was said in.
create table goal_reached (
  goal_id bigint not null references goal on delete cascade,
  by_place_id bigint not null references place,
  pair_id bigint not null references pair on delete cascade,
  words text not null,
  reached_at timestamptz not null,
  primary key (goal_id, by_place_id)
);

-- Since when the mentee of a pair keeps from her mentor what came before.
alter table pair add column before_withheld_at timestamptz;
