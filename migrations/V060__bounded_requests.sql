-- Of how many askers of one organisation a list keeps the requests; what waits already counts by its own domain.
alter table join_request add column domain text default '' not null;
update join_request set domain = substring(address_key, position('@' in address_key) + 1);
create index join_request_by_domain on join_request (list_id, domain);
