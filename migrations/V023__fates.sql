-- What people learn of letters that leave.
-- delay_told: the sender has heard that these recipients have no copy yet. last_host, host: who said last_reply and reply;
-- empty when it was nobody but us.
alter table outbox add column delay_told boolean default false not null;
alter table outbox add column last_host text default '' not null;
alter table failed_recipient add column host text default '' not null;

-- mark: what the letter is to its origin, such as the place of a list's post in the archive; empty when it is nothing.
alter table outgoing add column mark text default '' not null;
create index outgoing_mark on outgoing (origin, mark);

-- Addresses, and domains as '@example.org', to which nothing is sent; in lower case.
create table suppression (
    address  text primary key,
    reason   text not null,
    added_by text not null,
    added_at timestamp with time zone not null
);

-- Envelope senders that are too long to be written into the return path of a forward: token stands for them there.
create table forward_return (
    token   text primary key,
    sender  text not null,
    made_at timestamp with time zone not null
);
create index forward_return_by_age on forward_return (made_at);
