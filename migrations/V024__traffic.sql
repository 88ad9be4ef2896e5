-- What each node counted of deliveries, in pieces of five minutes; for the charts, kept for some weeks. node: one start of one server.
-- waiting: recipients in the outbox when it last looked.
create table traffic (
    since     timestamp with time zone not null,
    node      text not null,
    accepted  bigint not null,
    delivered bigint not null,
    deferred  bigint not null,
    failed    bigint not null,
    waiting   bigint not null,
    primary key (since, node)
);
