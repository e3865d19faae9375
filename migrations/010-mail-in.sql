-- Where one person may answer one thing. The secret of the address is sealed from its number, and
-- kept nowhere.
create table reply_address (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  cohort_id bigint references cohort on delete cascade,
  purpose text not null,
  about_id bigint not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  unique (person_id, purpose, about_id)
);

-- What came in by mail: the raw message first, and then what was understood of it.
create table inbound_letter (
  id bigint generated always as identity primary key,
  digest text not null unique,
  raw bytea not null,
  sent_from text not null,
  sent_to text not null,
  came_at timestamptz not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'taken', 'aside', 'dropped')),
  reason text,
  tries integer not null default 0,
  claimed_at timestamptz,
  opened_at timestamptz,
  message_id text,
  from_address text,
  subject text,
  words text,
  files integer not null default 0,
  reply_address_id bigint references reply_address on delete set null,
  cohort_id bigint references cohort on delete cascade,
  person_id bigint references person,
  passed_on_at timestamptz,
  placed_by_id bigint references person,
  placed_at timestamptz
);
create index inbound_waiting on inbound_letter (id) where state = 'waiting';
create index inbound_cohort on inbound_letter (cohort_id, id);
create index inbound_person on inbound_letter (person_id, came_at);
create unique index inbound_taken_once on inbound_letter (reply_address_id, message_id)
  where state = 'taken';
