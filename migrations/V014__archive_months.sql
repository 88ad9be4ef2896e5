-- The conversations of a month: those with a post that was sent in it.
create index archived_post_by_month on archived_post (list_key, sent_at, conversation_id);
