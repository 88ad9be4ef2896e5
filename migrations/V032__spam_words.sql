-- notes: what else speaks against a held post, beside the reason for which it waits, and what the spam filter says; one sentence a
-- line.
alter table held_post add column notes text default '' not null;

-- site_at: when a lesson of one person taught the filter of the site as well; null when it did not. See spam.SiteLessons.
alter table spam_learned add column site_at timestamp with time zone;
