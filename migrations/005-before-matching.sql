-- What staff agree with a person before anybody is matched: the fewest mentees a mentor walks with,
-- whether she is asked only when the others have no room, and how many mentors a mentee needs.
alter table place add column least integer not null default 0 check (least between 0 and 20);
alter table place add column reserve_since timestamptz;
alter table place add column need integer not null default 1 check (need between 1 and 2);

-- Some mentees need two mentors; the same two people are still one pair at a time.
drop index pair_one_mentor;
create unique index pair_together on pair (mentee_id, mentor_id) where ended_at is null;

-- Whom somebody would like to walk with, the most wished first.
create table wish (
  by_place_id bigint not null references place on delete cascade,
  for_place_id bigint not null references place on delete cascade,
  rank integer not null check (rank between 1 and 5),
  wished_at timestamptz not null,
  primary key (by_place_id, rank),
  unique (by_place_id, for_place_id)
);

-- Two who are not to be paired, who said so, and why.
create table apart (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  mentor_id bigint not null references place,
  mentee_id bigint not null references place,
  by_person_id bigint not null references person,
  why text not null default '',
  said_at timestamptz not null,
  ended_at timestamptz
);
create unique index apart_once on apart (mentee_id, mentor_id) where ended_at is null;
