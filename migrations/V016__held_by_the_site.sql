-- A letter that the site's rules have set aside passes them when a person has it tried again.
alter table spool add column held boolean default false not null;
