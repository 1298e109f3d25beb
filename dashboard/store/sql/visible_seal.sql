-- a seal is for those who may see every row in it
  and list_has_all(getvariable('scope_items')::varchar[], list_transform(coalesce(items, []), lambda item: family_id || '|' || item))
