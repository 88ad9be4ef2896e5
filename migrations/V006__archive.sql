-- list_key: the archive knows a list only as an opaque key.

-- One row per archived list; who adds posts holds its lock, so that two nodes never weave the same threads at once.
create table archive_list (
    list_key text primary key
);

-- root_hash: the id_hash of the one post or placeholder of the conversation that has no parent.
-- base_subject: the subject without Re:, Fwd: and list tags (RFC 5256 §2.1); empty when nothing is left.
create table conversation (
    id           bigint primary key,
    list_key     text not null,
    root_hash    text not null,
    subject      text not null,
    base_subject text not null,
    started_at   timestamp with time zone not null,
    latest_at    timestamp with time zone not null,
    posts        integer not null
);
create index conversation_latest on conversation (list_key, latest_at desc, id desc);
create index conversation_subject on conversation (base_subject, list_key, latest_at);

-- A post, or with message_id null a placeholder for one that others refer to and that has not come yet.
-- digest: SHA-256 of the bytes, so that the same letter is known again; empty for a placeholder.
create table archived_post (
    id              bigint primary key,
    list_key        text not null,
    conversation_id bigint not null references conversation (id),
    parent_id       bigint references archived_post (id),
    id_hash         text not null,
    message_id      bigint references message (id),
    header_id       text not null,
    digest          text not null,
    author          text not null,
    author_address  text not null,
    subject         text not null,
    sent_at         timestamp with time zone,
    archived_at     timestamp with time zone,
    unique (id_hash, list_key)
);
create index archived_post_thread on archived_post (conversation_id, id);
create index archived_post_by_time on archived_post (list_key, archived_at, id);
create index archived_post_message on archived_post (message_id);
create index archived_post_parent on archived_post (parent_id);

-- Posts per month by the day they were sent (UTC), kept by whoever adds them: counting a million takes too long.
create table archive_month (
    list_key text not null,
    posted   text not null,
    posts    integer not null,
    primary key (list_key, posted)
);
