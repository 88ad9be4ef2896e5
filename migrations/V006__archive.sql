-- list_key: the archive knows a list only as an opaque key.
create table conversation (
    id         bigint primary key,
    list_key   text not null,
    subject    text not null,
    started_at timestamp with time zone not null,
    latest_at  timestamp with time zone not null,
    posts      integer not null
);
create index conversation_latest on conversation (list_key, latest_at, id);

-- A post, or with message_id null a placeholder for one that others refer to and that has not come yet.
create table archived_post (
    id              bigint primary key,
    list_key        text not null,
    conversation_id bigint not null references conversation (id),
    parent_id       bigint references archived_post (id),
    id_hash         text not null,
    message_id      bigint references message (id),
    header_id       text not null,
    author          text not null,
    author_address  text not null,
    subject         text not null,
    base_subject    text not null,
    sent_at         timestamp with time zone,
    archived_at     timestamp with time zone not null,
    unique (list_key, id_hash)
);
create index archived_post_thread on archived_post (conversation_id, id);
create index archived_post_by_time on archived_post (list_key, archived_at, id);
create index archived_post_message on archived_post (message_id);
create index archived_post_parent on archived_post (parent_id);
