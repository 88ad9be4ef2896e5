-- What domains demand of those who send to them (MTA-STS, RFC 8461): it holds beyond a restart, and while the domain's own
-- servers are silent.
create table sts_policy (
    domain      text                     not null primary key,
    record_id   text                     not null, -- of the record in the DNS; a new one means a new policy
    mode        text                     not null, -- ENFORCE, TESTING, NONE
    hosts       text                     not null, -- the names of mail hosts, separated by blanks
    fetched_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null
);
