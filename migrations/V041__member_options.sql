-- What members choose for themselves, beside their mode and their own posts.
alter table member add column duplicates boolean default true not null;
alter table member add column hidden boolean default false not null;
alter table member add column ack boolean default false not null;
alter table member add column paused_until timestamp with time zone;
-- Staff looks at the members of one mode.
create index member_by_mode on member (list_id, mode, id);
