-- Who is signed in on the pages. Only the SHA-256 of each cookie is kept. password_mark: a hash over the hash of the
-- password at sign-in, so that every session ends when the password changes, whoever changes it.
create table web_session (
    token_hash    text primary key,
    person_id     bigint not null references person (id) on delete cascade,
    password_mark text not null,
    created_at    timestamp with time zone default current_timestamp not null,
    seen_at       timestamp with time zone not null
);
create index web_session_by_person on web_session (person_id);
create index web_session_by_age on web_session (seen_at);
