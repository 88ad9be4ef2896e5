-- How many members each list has, kept with each change.
create table member_count (
    list_id bigint primary key references mailing_list (id) on delete cascade,
    members bigint not null
);
insert into member_count (list_id, members) select list_id, count(*) from member group by list_id;

-- Work on many members that goes on while somebody waits for it: a file that is read in, a change of all that were found.
create table member_work (
    id         bigint primary key,
    list_id    bigint not null references mailing_list (id) on delete cascade,
    title      text not null,
    state      text not null,
    total      bigint not null,
    done       bigint not null,
    report     text not null,
    actor      text not null,
    started_at timestamp with time zone not null,
    seen_at    timestamp with time zone not null
);
create index member_work_by_list on member_work (list_id, id);
create index member_work_by_age on member_work (seen_at);
