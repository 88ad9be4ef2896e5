-- The DKIM keys of our domains (RFC 6376 §3.1), shared by all nodes. Keys are made in pairs, one for each algorithm.
-- state: next (published, not used yet), active (signs) or retiring (signs no more; its record stays published until
-- retires_at). private_key: PKCS #8; public_key: what stands in the record's p= tag, as octets.
create table domain_key (
    domain      text not null references mail_domain (name),
    selector    text not null,
    algorithm   text not null,
    state       text not null,
    public_key  bytea not null,
    private_key bytea not null,
    made_at     timestamp with time zone not null,
    retires_at  timestamp with time zone,
    primary key (domain, selector)
);
