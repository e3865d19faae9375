-- The house: one row, made when somebody opens the first door.
create table house (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('demo', 'programme')),
  organisation text not null,
  address text not null,
  opened_at timestamptz not null,
  secret text not null,
  clock_ahead_seconds bigint not null default 0
);

-- An edition of the guide never changes; a cohort keeps the one it began with.
create table guide_edition (
  id bigint generated always as identity primary key,
  guide text not null,
  fingerprint text not null unique,
  parent_id bigint references guide_edition,
  published_at timestamptz not null
);
create table guide_leaf (
  edition_id bigint not null references guide_edition,
  path text not null,
  text text not null,
  primary key (edition_id, path)
);
