-- What one of a pair answered when she was asked whether the two had talked. Staff alone compare
-- the answers of both.
create table talk_answer (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  place_id bigint not null references place on delete cascade,
  talked boolean not null,
  answered_at timestamptz not null
);
create index talk_answer_of_pair on talk_answer (pair_id, answered_at);
