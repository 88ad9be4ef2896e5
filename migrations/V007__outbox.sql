-- One letter that leaves, to one or many: the recipe by which each recipient's copy is composed, and what became of it.
-- message_id turns null when nobody is left to send to; the counters stay. deferred: recipients that wait for another try.
create table outgoing (
    id         bigint primary key,
    message_id bigint references message (id),
    origin     text not null,
    subject    text not null,
    recipe     text not null,
    created_at timestamp with time zone not null,
    accepted   integer not null,
    delivered  integer not null,
    deferred   integer not null,
    failed     integer not null
);
create index outgoing_message on outgoing (message_id);
create index outgoing_origin on outgoing (origin, id);
create index outgoing_by_age on outgoing (created_at);

-- A batch: at most 200 recipients of one outgoing letter at one destination. recipients: one 'tag address' a line.
-- state: ready, sending or held. due_at is the time of the next try and, while a courier is sending, the end of its
-- lease; fence rises with each claim. deferred: how many of these recipients the letter's counter holds as deferred.
create table outbox (
    id          bigint primary key,
    outgoing_id bigint not null references outgoing (id),
    destination text not null,
    recipients  text not null,
    remaining   integer not null,
    deferred    integer not null,
    state       text not null,
    priority    integer not null,
    attempts    integer not null,
    fence       bigint not null,
    due_at      timestamp with time zone not null,
    created_at  timestamp with time zone not null,
    last_reply  text not null
);
create index outbox_due on outbox (priority, due_at);
create index outbox_outgoing on outbox (outgoing_id, id);

-- Recipients that were given up. handled turns true when whoever cares (bounces of a list) has seen it.
create table failed_recipient (
    id          bigint primary key,
    outgoing_id bigint not null references outgoing (id),
    tag         text not null,
    address     text not null,
    status      text not null,
    reply       text not null,
    handled     boolean not null,
    failed_at   timestamp with time zone not null
);
create index failed_recipient_outgoing on failed_recipient (outgoing_id, id);
create index failed_recipient_new on failed_recipient (handled, id);
create index failed_recipient_by_age on failed_recipient (failed_at);

-- Letters that would have left (route capture).
create table captured (
    id          bigint primary key,
    captured_at timestamp with time zone not null,
    sender      text not null,
    recipient   text not null,
    subject     text not null,
    size        integer not null,
    bytes       bytea not null
);
