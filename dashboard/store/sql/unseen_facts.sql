    select fact_id
    from {table}
    where list_contains(getvariable('{families}')::varchar[], family_id)
    group by fact_id
    having not bool_and(
        family_id || '|' || coalesce(agency, '') || '|' || coalesce(sensitivity, '') in (select unnest(getvariable('scope_items')::varchar[]))
    )
