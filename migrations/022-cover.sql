-- Days on which a mentor or mentee is away without leaving. There may be several in a row; one at
-- a time is not over. What she said to whom she walks with is between the two.
create table away (
  id bigint generated always as identity primary key,
  place_id bigint not null references place on delete cascade,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  words text not null default '',
  by_person_id bigint not null references person,
  said_at timestamptz not null,
  back_at timestamptz
);
create index away_of_place on away (place_id, id);
create unique index away_now on away (place_id) where back_at is null;

-- A pair that stands in for another while its mentor is away. It counts nowhere as a pair.
alter table pair add column covers_pair_id bigint references pair;
create index pair_covering on pair (covers_pair_id) where covers_pair_id is not null;

-- Somebody who keeps a mentee company while her mentor is away: asked or named, then a pair.
create table cover (
  id bigint generated always as identity primary key,
  away_id bigint not null references away on delete cascade,
  pair_id bigint not null references pair on delete cascade,
  mentor_id bigint not null references place,
  by_person_id bigint not null references person,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'named')),
  reason text not null default '',
  as_pair_id bigint references pair,
  ended_at timestamptz
);
create unique index cover_open on cover (pair_id) where ended_at is null;
create index cover_as_pair on cover (as_pair_id) where as_pair_id is not null;

-- A talk both had agreed to that did not take place, and what each says of it for the two alone.
alter table talk add column missed_at timestamptz;
create table talk_missed (
  talk_id bigint not null references talk on delete cascade,
  by_place_id bigint not null references place,
  who text not null check (who in ('me', 'other', 'both')),
  said_at timestamptz not null,
  primary key (talk_id, by_place_id)
);
