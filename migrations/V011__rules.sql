-- Rule texts of people, lists and the site. The newest of an owner is in force; older ones are kept for going back.
-- owner: 'person/ID', 'list/ID' or 'site'.
create table rule_text (
    id         bigint primary key,
    owner      text not null,
    text       text not null,
    changed_at timestamp with time zone not null,
    changed_by text not null
);
create index rule_text_owner on rule_text (owner, id);

-- Marks that the site's rules gave a post, one word a line, until an owner decides.
alter table held_post add column tags text default '' not null;

-- Addresses outside to which rules of a person may forward, once their owner has agreed. Of the token only the SHA-256
-- is kept.
create table forward_target (
    id           bigint primary key,
    person_id    bigint not null references person (id),
    address      text not null,
    address_key  text not null,
    token_hash   text not null unique,
    asked_at     timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    unique (person_id, address_key)
);
