-- Letters of strangers that were asked to come again. network: /24 of IPv4 or /64 of IPv6. sender: normalised, see
-- trust.greylist.Triple. first_at: when it came first; passed_at: when it came again in time; null: it waits.
create table greylist (
    id        bigint primary key,
    network   text not null,
    sender    text not null,
    recipient text not null,
    first_at  timestamp with time zone not null,
    last_at   timestamp with time zone not null,
    passed_at timestamp with time zone,
    constraint greylist_triple unique (network, sender, recipient)
);
create index greylist_waiting on greylist (passed_at, first_at, id);
create index greylist_by_age on greylist (last_at);
create index greylist_newest on greylist (first_at, id);

-- Networks whose letters came again. passes: how many, one an hour, since it was last unknown.
create table greylist_network (
    id       bigint primary key,
    network  text not null unique,
    passes   integer not null,
    first_at timestamp with time zone not null,
    last_at  timestamp with time zone not null
);
create index greylist_network_by_age on greylist_network (last_at, id);
create index greylist_network_newest on greylist_network (first_at, id);

-- With whom we are in touch: addresses in lower case that somebody of ours has written to, and as '@example.org'
-- domains that stood behind a letter which we accepted.
create table correspondent (
    who     text primary key,
    seen_at timestamp with time zone not null
);
create index correspondent_by_age on correspondent (seen_at, who);
