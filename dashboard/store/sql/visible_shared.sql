-- {table} is about no family: whoever may see any family may see it, and nobody else
select * from {table}
where len(getvariable('scope_families')::varchar[]) > 0
