-- Work that one node at a time does now and then, for all of them. due_at: when the next may begin with it, and while it goes on
-- the end of the lease of who does it. fence rises with each turn. reached: up to when things were looked at, by the clock of the
-- node that did so.
create table turn (
    name    text primary key,
    fence   bigint not null,
    due_at  timestamp with time zone not null,
    reached timestamp with time zone not null
);
