-- One entry of a list's trail for many people: how many, and each of them on a line of its own. `subjects` is null
-- where there is one alone, who stands in `subject`.
alter table list_audit add column people integer default 1 not null;
alter table list_audit add column subjects text;
