-- How the staff of a cohort last asked for pairs: goal, floor, weights, rules. Empty: as usual.
alter table cohort add column matching jsonb;

-- What was asked of matching, and what it answered. Every decision of staff makes another proposal
-- whose parent this one is; the question and the answer of a proposal are never changed.
create table proposal (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  parent_id bigint references proposal,
  change jsonb not null,
  by_person_id bigint not null references person,
  asked_at timestamptz not null,
  asked jsonb not null,
  answer jsonb,
  answered_at timestamptz,
  share real not null default 0 check (share between 0 and 1),
  claimed_at timestamptz,
  failed text,
  reviewed_at timestamptz,
  reviewed_by_id bigint references person,
  published_at timestamptz,
  published_by_id bigint references person,
  withdrawn_at timestamptz
);
create index proposal_of_cohort on proposal (cohort_id, id);
create index proposal_unanswered on proposal (id)
  where answer is null and failed is null and withdrawn_at is null;

-- A mentor who is asked whether she would take a mentee, before the two are a pair.
create table pair_asking (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  proposal_id bigint not null references proposal on delete cascade,
  mentor_id bigint not null references place,
  mentee_id bigint not null references place,
  by_person_id bigint not null references person,
  asked_at timestamptz not null,
  until timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'lapsed')),
  reason text not null default ''
);
create unique index pair_asking_open on pair_asking (mentor_id, mentee_id) where answered_at is null;
