-- what this caller may see of {table}, which belongs to a family and to no agency
select * from {table}
where list_contains(getvariable('scope_families')::varchar[], family_id)
