-- Members found by the beginning of their address or name, the same way on every database: bytes compare as bytes,
-- whatever the collation. In lower case, without backslashes; written by lists.MemberSearch.
alter table member add column address_start bytea;
alter table member add column name_start bytea;
update member set address_start = cast(replace(address_key, '\', '') as bytea),
                  name_start = cast(replace(lower(name), '\', '') as bytea);
alter table member alter column address_start set not null;
alter table member alter column name_start set not null;
create index member_by_address_start on member (list_id, address_start, id);
create index member_by_name_start on member (list_id, name_start, id);
