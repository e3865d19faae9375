-- What somebody writes down for herself: a dated entry, or a note that something works or does not.
-- She alone chooses who reads it. A pair reads what was meant for it; it stays there when the pair
-- has ended. A step and a page say what a note is about.
create table journal_entry (
  id bigint generated always as identity primary key,
  place_id bigint not null references place on delete cascade,
  kind text not null check (kind in ('entry', 'works', 'does-not-work')),
  on_date date not null,
  words text not null,
  audience text not null check (audience in ('me', 'pair', 'staff')),
  pair_id bigint references pair on delete set null,
  step text,
  page text,
  page_title text,
  how text not null check (how in ('page', 'mail')),
  written_at timestamptz not null,
  changed_at timestamptz,
  check (audience <> 'pair' or pair_id is not null)
);
create index journal_entry_of_place on journal_entry (place_id, on_date desc, id desc);
create index journal_entry_of_pair on journal_entry (pair_id) where audience = 'pair';
