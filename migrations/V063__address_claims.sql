-- An address that somebody with an account says is theirs, until its reader has confirmed that; only the SHA-256 of the
-- token is kept.
create table address_claim (
    token_hash  text primary key,
    person_id   bigint not null references person (id) on delete cascade,
    address     text not null,
    address_key text not null,
    asked_at    timestamp with time zone not null,
    expires_at  timestamp with time zone not null
);
create index address_claim_by_person on address_claim (person_id, asked_at);
create index address_claim_by_age on address_claim (expires_at);

-- Who made their account themselves: they read, and write to nobody by this server.
alter table person add column guest boolean default false not null;
