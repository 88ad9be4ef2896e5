-- What each person has said about being away. Whole days in the zone; null: open end. addresses: one a line, none
-- means all. A claim for a reply locks the row.
create table vacation (
    person_id  bigint primary key references person (id) on delete cascade,
    is_on      boolean not null,
    letter     text not null,
    subject    text not null,
    first_day  date,
    last_day   date,
    zone       text not null,
    every_days integer not null,
    addresses  text not null,
    changed_at timestamp with time zone not null
);

-- When a sender last heard a response of a person. sender: normalised, see vacation.SenderKey.
create table vacation_memory (
    person_id bigint not null references person (id) on delete cascade,
    sender    text not null,
    response  text not null,
    last_at   timestamp with time zone not null,
    primary key (person_id, sender, response)
);
create index vacation_memory_by_age on vacation_memory (last_at);

-- Every reply, for the budgets of domain, account and site.
create table vacation_reply (
    id         bigint primary key,
    person_id  bigint not null references person (id) on delete cascade,
    domain     text not null,
    replied_at timestamp with time zone not null
);
create index vacation_reply_domain on vacation_reply (person_id, domain, replied_at);
create index vacation_reply_person on vacation_reply (person_id, replied_at);
create index vacation_reply_by_age on vacation_reply (replied_at);

-- What became of the newest letters to people who are away: answered, or why not.
create table vacation_decision (
    id         bigint primary key,
    person_id  bigint not null references person (id) on delete cascade,
    decided_at timestamp with time zone not null,
    sender     text not null,
    outcome    text not null
);
create index vacation_decision_newest on vacation_decision (person_id, decided_at, id);
create index vacation_decision_by_age on vacation_decision (decided_at);

-- One row, locked while a reply is claimed: the budget of the site is one.
create table vacation_site (
    id integer primary key
);
insert into vacation_site (id) values (1);
