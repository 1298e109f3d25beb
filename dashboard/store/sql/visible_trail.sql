-- {table} holds who looked at what: of a family, whoever may see the family; of all, those who read the trail
select * from {table}
where getvariable('scope_trail')::boolean
   or list_contains(getvariable('scope_families')::varchar[], family_id)
