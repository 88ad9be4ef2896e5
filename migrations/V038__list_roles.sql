-- Who helps to run a list, and who runs all lists of a domain.
create table list_moderator (
    list_id bigint not null references mailing_list (id) on delete cascade,
    address text not null,
    address_key text not null,
    primary key (list_id, address_key)
);

create table domain_admin (
    domain      text not null references mail_domain (name) on delete cascade,
    address     text not null,
    address_key text not null,
    primary key (domain, address_key)
);
create index domain_admin_by_address on domain_admin (address_key);

-- By which door each change came, and from where.
alter table list_audit add column channel text default 'house' not null;
alter table list_audit add column client text default '' not null;
