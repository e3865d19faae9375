-- Of what is too large to be fetched from a mailbox only the head is kept, for staff to see.
alter table inbound_letter add column too_large boolean not null default false;
