-- The other address of a member who has a new one, and whether all of their lists are meant.
alter table confirmation add column other text default '' not null;
alter table confirmation add column everywhere boolean default false not null;
