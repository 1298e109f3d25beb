-- what this caller may see of {table}: with no scope set every list is null, so no row passes;
-- rows of an import that was taken back are kept and not shown
select * from {table}
where list_contains(getvariable('scope_families')::varchar[], family_id)
  and list_contains(getvariable('scope_agencies')::varchar[], agency)
  and list_contains(getvariable('scope_sensitivities')::varchar[], sensitivity)
  and import_id not in (select import_id from care.import_undone)
