create table mailing_list (
    id         bigint primary key,
    local      text not null,
    domain     text not null references mail_domain (name),
    name       text not null,
    settings   text not null,
    created_at timestamp with time zone default current_timestamp not null,
    unique (domain, local)
);

create table list_owner (
    list_id bigint not null references mailing_list (id) on delete cascade,
    address text not null,
    address_key text not null,
    primary key (list_id, address_key)
);

create table member (
    id          bigint primary key,
    list_id     bigint not null references mailing_list (id) on delete cascade,
    address     text not null,
    address_key text not null,
    domain      text not null,
    name        text not null,
    mode        text not null,
    own_posts   boolean not null,
    action      text,
    posts       integer not null,
    created_at  timestamp with time zone default current_timestamp not null,
    unique (list_id, address_key)
);
create index member_by_domain on member (list_id, domain, id);
create index member_by_list on member (list_id, id);
create index member_by_address on member (address_key);

-- A wish that waits for its confirmation; only the SHA-256 of the token is kept.
create table confirmation (
    token_hash text primary key,
    list_id    bigint not null references mailing_list (id) on delete cascade,
    address    text not null,
    name       text not null,
    wish       text not null,
    mode       text not null,
    expires_at timestamp with time zone not null
);
create index confirmation_by_age on confirmation (expires_at);

create table held_post (
    id         bigint primary key,
    list_id    bigint not null references mailing_list (id) on delete cascade,
    message_id bigint not null references message (id),
    sender     text,
    author     text not null,
    subject    text not null,
    reason     text not null,
    held_at    timestamp with time zone not null
);
create index held_post_by_list on held_post (list_id, id);
create index held_post_message on held_post (message_id);

-- Message-IDs a list accepted in the last days, for the loop guard.
create table seen_post (
    list_id    bigint not null references mailing_list (id) on delete cascade,
    id_hash    text not null,
    seen_at    timestamp with time zone not null,
    primary key (list_id, id_hash)
);
create index seen_post_by_age on seen_post (seen_at);

-- What the posting path decided, and why.
create table posting_decision (
    id         bigint primary key,
    list_id    bigint not null references mailing_list (id) on delete cascade,
    author     text not null,
    subject    text not null,
    id_hash    text not null,
    decision   text not null,
    reasons    text not null,
    decided_at timestamp with time zone not null
);
create index posting_decision_by_list on posting_decision (list_id, id);

create table bounce_event (
    id          bigint primary key,
    list_id     bigint not null references mailing_list (id) on delete cascade,
    member_id   bigint not null,
    address     text not null,
    status      text not null,
    kind        text not null,
    reason      text not null,
    received_at timestamp with time zone not null
);
create index bounce_event_by_member on bounce_event (list_id, member_id);
create index bounce_event_by_age on bounce_event (received_at);

-- Who asked for what and how: one trail for every change of a membership.
create table list_audit (
    id      bigint primary key,
    list_id bigint not null references mailing_list (id) on delete cascade,
    at      timestamp with time zone not null,
    actor   text not null,
    action  text not null,
    subject text not null
);
create index list_audit_by_list on list_audit (list_id, id);

-- Budgets of the letters a stranger can make us write: each row is one permission, free again when its time is over.
create table letter_slot (
    kind     text not null,
    target   text not null,
    slot     integer not null,
    taken_at timestamp with time zone not null,
    primary key (kind, target, slot)
);
create index letter_slot_by_age on letter_slot (taken_at);
