-- ending: somebody has deleted the list; nobody finds it any more, and what is left of it goes by and by.
alter table mailing_list add column ending boolean default false not null;

-- Addresses that lists had: nobody gets the letters meant for one of them without having said so.
create table ended_address (
    domain   text not null references mail_domain (name) on delete cascade,
    local    text not null,
    list_id  bigint not null,
    ended_at timestamp with time zone not null,
    ended_by text not null,
    primary key (domain, local)
);

-- ended: nothing is added to this archive any more.
alter table archive_list add column ended boolean default false not null;
