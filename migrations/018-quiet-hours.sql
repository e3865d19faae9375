-- The hours of her own clock in which somebody wants no mail; from 22 to 7 goes over midnight.
alter table person add column quiet_from integer check (quiet_from between 0 and 23);
alter table person add column quiet_to integer check (quiet_to between 0 and 23);
alter table person add constraint quiet_hours check ((quiet_from is null) = (quiet_to is null));

-- Until when a letter waits because nothing is to come before, on the programme’s clock. When the
-- post tries again is another matter, and goes by the clock on the wall.
alter table letter add column quiet_until timestamptz;
