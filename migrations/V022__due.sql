-- Couriers ask which destinations have something due, and then for rows of one destination. The first index answers by
-- itself, so that neither rows that wait for their time nor the texts of those that are due are read.
drop index outbox_due;
create index outbox_due on outbox (priority, due_at, state, destination);
create index outbox_destination on outbox (destination, priority, due_at);
