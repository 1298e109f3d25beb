-- {table} holds who may look and who looked: of a family, whoever may see the family; of all, those who read the trail
select * from {table}
where getvariable('scope_council')::boolean
   or list_contains(getvariable('scope_families')::varchar[], family_id)
