-- delay_told: the sender has heard which recipients of the letter have no copy yet, or is not to hear of it.
alter table outgoing add column delay_told boolean default false not null;
update outgoing set delay_told = true
where exists (select 1 from outbox where outbox.outgoing_id = outgoing.id and outbox.delay_told = true);
alter table outbox drop column delay_told;

-- Destinations that somebody wants tried now, though their hosts rest: each node looks here, and at rows that are young
-- only. destination '': all of them.
create table wake (
    destination text primary key,
    asked_at    timestamp with time zone not null
);
