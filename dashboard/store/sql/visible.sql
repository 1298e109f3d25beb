-- what this caller may see of {table}: with no scope set every list is null, so no row passes
select * from {table}
where list_contains(getvariable('scope_families')::varchar[], family_id)
  and list_contains(getvariable('scope_agencies')::varchar[], agency)
  and list_contains(getvariable('scope_sensitivities')::varchar[], sensitivity)
