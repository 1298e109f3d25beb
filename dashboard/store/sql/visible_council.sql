-- {table} holds rows about the whole council: only a scope that says so may see any; with no scope set the flag is null, so no row passes
select * from {table}
where getvariable('scope_council')::boolean
