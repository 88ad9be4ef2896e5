-- What somebody says to the people who run the list; kept with the wish, until it is confirmed.
alter table confirmation add column words text default '' not null;

-- People whose address is proven and who wait for a moderator's word. One row per address: who asks again waits already.
create table join_request (
    id          bigint primary key,
    list_id     bigint not null references mailing_list (id) on delete cascade,
    address     text not null,
    address_key text not null,
    name        text not null,
    mode        text not null,
    words       text not null,
    asked_at    timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    unique (list_id, address_key)
);
create index join_request_by_list on join_request (list_id, id);
create index join_request_by_age on join_request (expires_at, id);

-- What stands in the letters to those who decide; only the SHA-256 of the token is kept. All of a request end with it.
create table join_decision (
    token_hash text primary key,
    request_id bigint not null references join_request (id) on delete cascade,
    staff      text not null,
    approve    boolean not null
);
create index join_decision_by_request on join_decision (request_id);
