-- What the sender asked for this letter and recipient (DSN, SMTPUTF8, REQUIRETLS), one key=value a line; and which person sent it,
-- null when it came from the world.
alter table spool add column terms text default '' not null;
alter table spool add column submitter bigint;
