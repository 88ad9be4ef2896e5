create table mail_domain (
    name       text primary key,
    created_at timestamp with time zone default current_timestamp not null
);

-- Keys for tokens and return paths, made once and shared by all nodes.
create table secret (
    purpose    text primary key,
    bytes      bytea not null,
    created_at timestamp with time zone default current_timestamp not null
);
