-- Minutes of the first and the last day; null: the whole day.
alter table vacation add column first_time time;
alter table vacation add column last_time time;
