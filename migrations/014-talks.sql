-- Talks of a pair: times one offers the other, a talk both have agreed to, and what took place. An
-- offer of other times for a talk names it, and becomes it when the other accepts.
create table talk (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  instead_of_id bigint references talk on delete cascade,
  minutes integer not null check (minutes between 5 and 480),
  spot text not null default '',
  offered_at timestamptz,
  withdrawn_at timestamptz,
  starts_at timestamptz,
  booked_at timestamptz,
  sequence integer not null default 0,
  cancelled_at timestamptz,
  held_at timestamptz,
  how text not null default '',
  words text not null default '',
  check (booked_at is null or starts_at is not null),
  check (held_at is null or starts_at is not null)
);
create index talk_of_pair on talk (pair_id, id);
create unique index talk_waiting on talk (pair_id)
  where booked_at is null and held_at is null and withdrawn_at is null;
create index talk_ahead on talk (starts_at)
  where booked_at is not null and cancelled_at is null and held_at is null;

-- The times that are offered, one of them to be chosen.
create table talk_time (
  talk_id bigint not null references talk on delete cascade,
  starts_at timestamptz not null,
  primary key (talk_id, starts_at)
);
