-- Everything owed is written down before it is done.
create table letter (
  id bigint generated always as identity primary key,
  once_key text not null unique,
  cohort_id bigint references cohort on delete cascade,
  step text,
  template text not null,
  to_person_id bigint not null references person,
  from_person_id bigint references person,
  filling jsonb not null default '{}',
  essential boolean not null,
  state text not null default 'owed'
    check (state in ('owed', 'posting', 'posted', 'bounced', 'in doubt')),
  owed_at timestamptz not null,
  held_at timestamptz,
  not_before timestamptz,
  tries integer not null default 0,
  postman text,
  claimed_at timestamptz,
  posting_at timestamptz,
  posted_at timestamptz,
  trouble text,
  language text,
  subject text,
  body text,
  why text,
  to_address text
);
create index letter_owed on letter (id) where state = 'owed';
create index letter_posting on letter (posting_at) where state = 'posting';
create index letter_cohort on letter (cohort_id, template);
create index letter_person on letter (to_person_id, id);

-- Staff's own words for a letter of the guide, for one cohort and language.
create table letter_edit (
  cohort_id bigint not null references cohort on delete cascade,
  template text not null,
  language text not null,
  subject text not null,
  body text not null,
  edited_at timestamptz not null,
  primary key (cohort_id, template, language)
);

create table history (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by_person_id bigint references person,
  cohort_id bigint references cohort on delete cascade,
  about_person_id bigint references person,
  verb text not null,
  details jsonb not null default '{}'
);
create index history_cohort on history (cohort_id, id desc);

create table people_import (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references cohort on delete cascade,
  by_person_id bigint not null references person,
  file_name text not null,
  csv text not null,
  role text not null,
  mapping jsonb not null default '{}',
  uploaded_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  next_row integer not null default 0,
  total_rows integer not null,
  added integer not null default 0,
  updated integer not null default 0,
  blank integer not null default 0
);
create table import_problem (
  import_id bigint not null references people_import on delete cascade,
  row_number integer not null,
  field text not null,
  word_key text not null,
  details jsonb not null default '{}',
  primary key (import_id, row_number, field)
);
-- How the columns of a file with these headings were read last time.
create table import_mapping (
  headings text primary key,
  mapping jsonb not null,
  role text not null,
  used_at timestamptz not null
);
