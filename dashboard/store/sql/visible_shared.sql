-- {table} is about no family: whoever may see any family or the whole council may see it, and nobody else
select * from {table}
where len(getvariable('scope_families')::varchar[]) > 0 or getvariable('scope_council')::boolean
