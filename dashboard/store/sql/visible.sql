-- what this caller may see of {table}, family by family, agency by agency, label by label: with no scope set there is no item, so no row passes;
-- rows of an import that was taken back are kept and not shown
select * from {table}
where family_id || '|' || agency || '|' || sensitivity in (select unnest(getvariable('scope_items')::varchar[]))
  and import_id not in (select import_id from care.import_undone)
