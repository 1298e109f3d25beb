  -- what was made from rows is for those who may see every row in it, as each was labelled then
  and list_has_all(getvariable('scope_items')::varchar[], list_transform(coalesce(items, []), lambda item: family_id || '|' || item))
