    select fact_id
    from ({versions})
    where list_contains(getvariable('{families}')::varchar[], family_id)
      and family_id || '|' || coalesce(agency, '') || '|' || coalesce(sensitivity, '') not in (select unnest(getvariable('scope_items')::varchar[]))
