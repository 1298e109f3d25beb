    select fact_id
    from (
        select fact_id, max_by(family_id || '|' || coalesce(agency, '') || '|' || coalesce(sensitivity, ''), version) as item
        from {table}
        where version > 1
          and list_contains(getvariable('scope_families')::varchar[], family_id)
          and import_id not in (select import_id from care.import_undone)
        group by fact_id
    )
    where item not in (select unnest(getvariable('scope_items')::varchar[]))
