-- facts of any kind whose newest correction this caller may not see, and those that tell of a challenge not theirs to see: asked once, however many tables of rows a question looks in
select fact_id
from (
    select kind, fact_id, max_by(item, version) as item
    from (
        select kind, fact_id, version, family_id || '|' || coalesce(agency, '') || '|' || coalesce(sensitivity, '') as item
        from ({versions})
        where list_contains(getvariable('scope_families')::varchar[], family_id)
          and import_id not in (select import_id from care.import_undone)
    )
    group by kind, fact_id
)
where item not in (select unnest(getvariable('scope_items')::varchar[]))
union all
select fact_id from untold_challenges
