-- Whose filter: '' is the site's, else the key of a list or a person. ham, spam: letters learned; tokens: rows in spam_token.
create table spam_scope (
    id     bigint primary key,
    name   text not null unique,
    ham    integer not null,
    spam   integer not null,
    tokens integer not null
);

-- In how many letters of each kind a word stood. token: a hash of scope and word (see spam.SpamTokens), so that no words of
-- letters lie here, and one index finds all of them.
create table spam_token (
    token    bigint primary key,
    scope_id bigint not null references spam_scope (id) on delete cascade,
    ham      integer not null,
    spam     integer not null,
    seen_at  timestamp with time zone not null
);
create index spam_token_of_scope on spam_token (scope_id);

-- Which letters were learned, and as what, so that nothing counts twice. letter: see spam.Fingerprint.
create table spam_learned (
    scope_id   bigint not null references spam_scope (id) on delete cascade,
    letter     text not null,
    spam       boolean not null,
    learned_at timestamp with time zone not null,
    primary key (scope_id, letter)
);
create index spam_learned_by_age on spam_learned (learned_at);
