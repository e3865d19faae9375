-- How letters reach somebody: each as it comes, together once a day or once a week, or only those
-- that want something of her.
alter table person add column mail_rhythm text not null default 'at-once'
  check (mail_rhythm in ('at-once', 'daily', 'weekly', 'needed'));

-- A letter that waits to go together with others, and until when, on the programme’s clock. Kept:
-- it was not mailed by itself; it lies among her letters, and in the letter it went in, if any.
alter table letter add column gather_at timestamptz;
alter table letter add column gathered_in_id bigint references letter on delete set null;
alter table letter drop constraint letter_state_check;
alter table letter add constraint letter_state_check
  check (state in ('owed', 'posting', 'posted', 'bounced', 'in doubt', 'kept'));
create index letter_gather on letter (gather_at) where state = 'owed' and gather_at is not null;
create index letter_gathered_in on letter (gathered_in_id) where gathered_in_id is not null;
