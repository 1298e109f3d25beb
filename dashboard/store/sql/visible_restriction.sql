-- {table} says which families only those named may see: of a family, for whoever has sight of it; of all, for those who read the trail
select * from {table}
where getvariable('scope_trail')::boolean
   or list_contains(getvariable('scope_families')::varchar[], family_id)
