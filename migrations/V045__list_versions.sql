-- What a list is, in a few sentences for people.
alter table mailing_list add column description text default '' not null;

-- What lists were and are: one row for each change of name, description or settings, counted from 1 in each list.
create table list_version (
    list_id     bigint not null references mailing_list (id) on delete cascade,
    number      integer not null,
    at          timestamp with time zone not null,
    actor       text not null,
    channel     text not null,
    client      text not null,
    name        text not null,
    description text not null,
    settings    text not null,
    primary key (list_id, number)
);
insert into list_version (list_id, number, at, actor, channel, client, name, description, settings)
    select id, 1, created_at, 'before there were versions', 'house', '', name, '', settings from mailing_list;

-- Row numbers rise on each node only: a trail is read by time.
create index list_audit_by_time on list_audit (list_id, at, id);
drop index list_audit_by_list;
