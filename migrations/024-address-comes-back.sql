-- Since when letters come back from a person’s address, and what was said of the last; and since
-- when it is known to work, so that what came back before counts no more.
alter table person add column comes_back_since timestamptz;
alter table person add column comes_back_why text;
alter table person add column address_works_since timestamptz;
