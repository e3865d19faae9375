-- A letter that staff write to some of the people of a cohort: a draft until it is sent. Whom it is for
-- is kept as it was asked and as it was ticked; the words by language.
create table announcement (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort,
  by_person_id bigint not null references person,
  whom jsonb not null,
  places jsonb not null,
  words jsonb not null,
  essential boolean not null default false,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz,
  sent_by_id bigint references person
);

create index announcement_cohort on announcement (cohort_id);
