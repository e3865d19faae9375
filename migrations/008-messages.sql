-- What the two of a pair write to each other. Nobody else reads it, staff and administrators
-- neither. A question is open until the other answers or either says that it is settled; what is
-- said about it names it. The address and title say on which page it was asked.
create table message (
  id bigint generated always as identity primary key,
  pair_id bigint not null references pair on delete cascade,
  by_place_id bigint not null references place,
  kind text not null check (kind in ('message', 'question', 'answer')),
  question_id bigint references message on delete cascade,
  page text,
  page_title text,
  words text not null,
  how text not null check (how in ('page', 'mail')),
  files integer not null default 0,
  written_at timestamptz not null,
  settled_at timestamptz,
  check ((kind = 'answer') = (question_id is not null))
);
create index message_of_pair on message (pair_id, id);
create index message_about on message (question_id) where question_id is not null;

-- How far each of the two has read.
create table message_read (
  pair_id bigint not null references pair on delete cascade,
  place_id bigint not null references place on delete cascade,
  up_to bigint not null,
  read_at timestamptz not null,
  primary key (pair_id, place_id)
);
