-- what this caller may see of {table}, family by family, agency by agency, label by label
select * from {table}
where family_id || '|' || agency || '|' || sensitivity in (select unnest(getvariable('scope_items')::varchar[]))
