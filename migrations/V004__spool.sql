-- One row for each (message, recipient) that was accepted and is not yet dealt with. due_at is both the time of the
-- next try and, while a node works on the row, the end of its lease; fence rises with each claim.
create table spool (
    id          bigint primary key,
    message_id  bigint not null references message (id),
    sender      text,
    recipient   text not null,
    state       text not null,
    attempts    integer not null,
    fence       bigint not null,
    due_at      timestamp with time zone default current_timestamp not null,
    accepted_at timestamp with time zone default current_timestamp not null,
    error       text
);
create index spool_due on spool (state, due_at);
create index spool_message on spool (message_id);
