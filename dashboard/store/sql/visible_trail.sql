-- {table} holds who may look and who looked: of a family, those of its viewers who may know; of all, those who read the trail
select * from {table}
where getvariable('scope_trail')::boolean
   or list_contains(getvariable('scope_looks')::varchar[], family_id)
