-- What the letters of a list said: one row for each change of a letter, counted from 1; empty words mean the usual ones.
create table list_text_version (
    list_id bigint not null references mailing_list (id) on delete cascade,
    name    text not null,
    number  integer not null,
    at      timestamp with time zone not null,
    actor   text not null,
    channel text not null,
    client  text not null,
    subject text not null,
    body    text not null,
    primary key (list_id, name, number)
);
insert into list_text_version (list_id, name, number, at, actor, channel, client, subject, body)
    select list_id, name, 1, current_timestamp, 'before there were versions', 'house', '', subject, body from list_text;

-- The links to their options that a member was sent: only the last one is good, and only until it is ended.
alter table member add column link_number integer default 0 not null;
