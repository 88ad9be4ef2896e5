create table person (
    id            bigint primary key,
    address       text not null,
    address_key   text not null unique,
    name          text not null,
    password_hash text not null,
    created_at    timestamp with time zone default current_timestamp not null
);

-- Tokens for the API; only the SHA-256 of each is kept.
create table api_token (
    id         bigint primary key,
    name       text not null,
    role       text not null,
    hash       text not null unique,
    created_at timestamp with time zone default current_timestamp not null
);
