-- How long a token is good, when it was used, and by whom it was made: one that a token has made ends with it, and
-- one of a person is good only as long as they may do as much themselves.
alter table api_token add column last_used_at timestamp with time zone;
alter table api_token add column expires_at timestamp with time zone;
alter table api_token add column parent_id bigint;
alter table api_token add column person_id bigint;
alter table api_token add foreign key (person_id) references person (id) on delete cascade;
alter table api_token add foreign key (parent_id) references api_token (id) on delete cascade;
create index api_token_by_list on api_token (list_id, id);
create index api_token_by_domain on api_token (domain, id);
create index api_token_by_parent on api_token (parent_id);
create index api_token_by_person on api_token (person_id);

-- Who did what to the site, and to no list of its own.
create table site_audit (
    id      bigint primary key,
    at      timestamp with time zone not null,
    actor   text not null,
    channel text not null,
    client  text not null,
    action  text not null,
    subject text not null
);
create index site_audit_by_time on site_audit (at, id);
