-- A list on another list: what is posted to the parent goes to the people on the child, too. Never in circles: who puts one in
-- holds the row of nesting_turn meanwhile, so that two halves of a circle cannot come in at the same moment.
create table nested_list (
    parent_id bigint not null references mailing_list (id) on delete cascade,
    child_id  bigint not null references mailing_list (id) on delete cascade,
    nested_by text not null,
    nested_at timestamp with time zone not null,
    primary key (parent_id, child_id)
);
create index nested_list_by_child on nested_list (child_id);

create table nesting_turn (
    id integer primary key
);
insert into nesting_turn (id) values (1);
