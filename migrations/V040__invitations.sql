-- Who was asked onto a list and has not said yes; only the SHA-256 of the token is kept. Inviting again replaces the row's token.
create table invitation (
    id          bigint primary key,
    list_id     bigint not null references mailing_list (id) on delete cascade,
    address     text not null,
    address_key text not null,
    name        text not null,
    words       text not null,
    invited_by  text not null,
    token_hash  text not null unique,
    invited_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    unique (list_id, address_key)
);
create index invitation_by_list on invitation (list_id, id);
create index invitation_by_age on invitation (expires_at);
