create table person (
  id bigint generated always as identity primary key,
  address text unique,
  name text not null,
  pronouns text,
  country text,
  time_zone text,
  language text,
  sector text,
  organisation text,
  background text,
  circles jsonb not null default '{}',
  administrator_since timestamptz,
  wants_no_reminders_since timestamptz,
  joined_at timestamptz not null,
  erased_at timestamptz
);
create table person_language (
  person_id bigint not null references person on delete cascade,
  language text not null,
  level text not null check (level in ('basic', 'good', 'fluent')),
  primary key (person_id, language)
);
create table photo (
  person_id bigint primary key references person on delete cascade,
  media_type text not null,
  bytes bytea not null,
  taken_at timestamptz not null
);

-- Somebody asked to sign in. The link and the code are cut when the letter is posted; only their
-- digests are kept. An unknown address leaves a row with no person, so that nothing tells it apart.
create table sign_in_ask (
  id bigint generated always as identity primary key,
  person_id bigint references person on delete cascade,
  ask_digest text not null unique,
  token_digest text unique,
  code_digest text,
  tries integer not null default 0,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create table sign_in (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade,
  secret_digest text not null unique,
  device text not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create table attempt (
  id bigint generated always as identity primary key,
  what text not null,
  who_digest text not null,
  at timestamptz not null
);
create index attempt_what on attempt (what, who_digest, at);
