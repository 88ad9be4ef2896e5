-- copy: the hash of the file of which it was said; another copy of the same letter lies where it lies. See desk.JunkLessons.
alter table spam_learned add column copy text default '' not null;
