-- The mailbox of whoever waits or is asked in, without a +tag: one person waits once, and is found by a ban at once.
alter table join_request add column mailbox text default '' not null;
update join_request set mailbox = regexp_replace(address_key, '[+][^@]*@', '@');
create index join_request_by_mailbox on join_request (mailbox, list_id);
alter table invitation add column mailbox text default '' not null;
update invitation set mailbox = regexp_replace(address_key, '[+][^@]*@', '@');
create index invitation_by_mailbox on invitation (mailbox, list_id);
