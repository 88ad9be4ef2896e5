-- What the sender asked for this letter, as in the spool: it goes on with it.
alter table outgoing add column terms text default '' not null;
