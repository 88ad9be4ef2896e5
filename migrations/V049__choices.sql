-- What a member wants to choose, such as `hide=on`, while a letter asks whether it was they.
alter table confirmation add column choice text default '' not null;
