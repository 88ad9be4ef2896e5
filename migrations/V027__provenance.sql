-- What was found out about the sender of a message when it came in (trust.ProvenanceText); empty: nothing is known.
alter table message add column provenance text default '' not null;
