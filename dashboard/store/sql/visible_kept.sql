-- what this caller may see of {table}, those of imports that were taken back among it: they are kept, and listed as taken back
select * from {table}
where family_id || '|' || agency || '|' || sensitivity in (select unnest(getvariable('scope_items')::varchar[]))
