-- What a token reaches. One for a list follows it to another address and ends with it, and so does one for a
-- domain: whoever gets the same name later gets no tokens with it.
alter table api_token add column domain text;
alter table api_token add column list_id bigint;
alter table api_token add column made_by text default '' not null;
alter table api_token add foreign key (domain) references mail_domain (name) on delete cascade;
alter table api_token add foreign key (list_id) references mailing_list (id) on delete cascade;
