-- Ground rules one of a pair offered to the other. They hold from the moment the other agrees, and
-- until others do; what held before is kept. At most one offer of a pair waits for an answer.
create table ground_rules (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  rules jsonb not null,
  offered_at timestamptz not null,
  withdrawn_at timestamptz,
  agreed_at timestamptz,
  replaced_at timestamptz,
  check (withdrawn_at is null or agreed_at is null),
  check (replaced_at is null or agreed_at is not null)
);
create index ground_rules_of_pair on ground_rules (pair_id, id);
create unique index ground_rules_waiting on ground_rules (pair_id)
  where withdrawn_at is null and agreed_at is null;
create unique index ground_rules_in_force on ground_rules (pair_id)
  where agreed_at is not null and replaced_at is null;

-- Under what name or number one of a pair is reached. Only the other of the two reads it.
create table handle (
  pair_id bigint not null references pair on delete cascade,
  place_id bigint not null references place on delete cascade,
  method text not null,
  words text not null,
  primary key (pair_id, place_id, method)
);
