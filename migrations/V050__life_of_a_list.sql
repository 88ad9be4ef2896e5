-- Addresses that a list had before: letters and links to them reach it. Nothing else can have them meanwhile.
create table former_address (
    domain  text not null references mail_domain (name),
    local   text not null,
    list_id bigint not null references mailing_list (id) on delete cascade,
    since   timestamp with time zone default current_timestamp not null,
    primary key (domain, local)
);
create index former_address_by_list on former_address (list_id);

-- steady_id: the List-Id (RFC 2919) of a list that got another address; empty: made from the address.
-- closed_at: since then nobody posts there or joins; null: open.
alter table mailing_list add column steady_id text default '' not null;
alter table mailing_list add column closed_at timestamp with time zone;
