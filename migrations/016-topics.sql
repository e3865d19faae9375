-- What two have talked about: topics of the guide by step and key, and their own, with what either
-- says about them. Only the two read it.
create table own_topic (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  words text not null,
  added_at timestamptz not null
);
create index own_topic_of_pair on own_topic (pair_id);

create table topic_tick (
  pair_id bigint not null references pair on delete cascade,
  topic text not null,
  by_place_id bigint not null references place,
  ticked_at timestamptz not null,
  primary key (pair_id, topic)
);

create table topic_word (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  topic text not null,
  by_place_id bigint not null references place,
  words text not null,
  said_at timestamptz not null
);
create index topic_word_of_pair on topic_word (pair_id, id);
