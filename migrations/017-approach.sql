-- A mentor’s short plan for one mentee (R31). Only she reads it.
create table approach (
  pair_id bigint primary key references pair on delete cascade,
  plan text not null,
  changed_at timestamptz not null
);
