-- What was refused or put off at the doors and why, for some days. All texts are cut and without control characters.
create table refusal (
    id         bigint primary key,
    refused_at timestamp with time zone not null,
    reason     text not null,
    door       text not null,
    client     text not null,
    helo       text not null,
    sender     text not null,
    recipient  text not null,
    author     text not null,
    reply      text not null,
    sentence   text not null
);
create index refusal_newest on refusal (refused_at, id);

-- How many of each reason on each day (UTC), also those of which no row was kept. reason '': the day itself, with the
-- number of rows that are kept of it in `kept`; locked while some are added.
create table refusal_count (
    on_day  date not null,
    reason  text not null,
    counted bigint not null,
    kept    bigint not null,
    primary key (on_day, reason)
);
