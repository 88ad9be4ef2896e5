-- Hosts and networks that no block list keeps out. network: `192.0.2.7`, `192.0.2.0/24`, the same for IPv6.
create table exempt_client (
    id       bigint primary key,
    network  text not null unique,
    reason   text not null,
    added_by text not null,
    added_at timestamp with time zone not null
);
create index exempt_client_newest on exempt_client (added_at, id);

-- What all nodes of a house call by one name, written by whoever comes first. name: such as `authserv-id`.
create table house_name (
    name text primary key,
    text text not null
);
