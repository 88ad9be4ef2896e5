-- Who runs the whole site.
alter table person add column admin boolean default false not null;

-- All addresses of a person; the one in person.address is the first of them. An address belongs to one person.
create table person_address (
    address_key text primary key,
    person_id   bigint not null references person (id),
    address     text not null
);
create index person_address_person on person_address (person_id);

insert into person_address (address_key, person_id, address)
select address_key, id, address from person;
