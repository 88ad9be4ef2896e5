-- Once a minute the outbox is gone through for what is too old, and for what is late: the oldest first, and nothing that is
-- young.
create index outbox_age on outbox (priority, created_at, id);

-- last_ours: what last_reply says is nobody's fault but ours.
alter table outbox add column last_ours boolean default false not null;
update outbox set last_ours = true
where last_host = '' and (last_reply = 'our own door is not open' or last_reply = 'the folder cannot be written at the moment'
    or last_reply like 'the smarthost % has no address' or last_reply like 'the host % of the route for % has no address');
