-- Who is kept out of a list, or of all lists: then list_id is null and scope is 0, so that the same cannot stand twice.
create table ban (
    id         bigint primary key,
    scope      bigint not null,
    list_id    bigint references mailing_list (id) on delete cascade,
    kind       text not null,
    text       text not null,
    reason     text not null,
    banned_by  text not null,
    created_at timestamp with time zone not null,
    unique (scope, text)
);
create index ban_by_scope on ban (scope, id);
create index ban_by_kind on ban (scope, kind);
create index ban_by_list on ban (list_id);
