-- Numbers for rows written in bulk: each value stands for a block of 1,000 (store.Ids).
create sequence row_number start with 1;

-- The exact bytes of every message, stored once. trace: our own Received field, which is no part of the bytes.
create table message (
    id        bigint primary key,
    bytes     bytea not null,
    trace     text not null,
    size      integer not null,
    stored_at timestamp with time zone default current_timestamp not null
);
create index message_by_age on message (stored_at);
