-- Letters of a list in the words of those who run it.
create table list_text (
    list_id bigint not null references mailing_list (id) on delete cascade,
    name    text not null,
    subject text not null,
    body    text not null,
    primary key (list_id, name)
);
