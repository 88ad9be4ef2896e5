-- Each index of member is paid for by every newcomer. This one says that nobody is twice on a list, and finds all lists of an
-- address. The name in capitals is H2's, the other one PostgreSQL's; each passes over the other's. On H2 each statement stands
-- by itself: it may be the second time that this begins.
create unique index if not exists member_once on member (address_key, list_id);
alter table member drop constraint if exists member_list_id_address_key_key;
alter table member drop constraint if exists "CONSTRAINT_BFC";
drop index if exists member_by_address;
