-- leased_until: the end of the lease of who is sending the batch. due_at may be later, for it is also the time of the next try.
-- state: ready, sending, held, or holding: that is being sent and held as soon as its courier ends.
alter table outbox add column leased_until timestamp with time zone default current_timestamp not null;
