  -- a protected value is for those who may see protected addresses
  and list_contains(getvariable('scope_items')::varchar[], family_id || '|csc|protected_address')
