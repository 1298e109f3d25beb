-- the families of some children as the table of families has them, and all children of each
with newest as (
    select trim(fami_family_id) as family, trim(fami_person_id) as number
    from visible_ssd_ssd_family as f
    join visible_council_import as i using (import_id)
    qualify i.imported_at = max(i.imported_at) over (partition by trim(fami_table_id))
)
select distinct family, number
from newest
where family in (select family from newest where list_contains($children::varchar[], number) and family not in ('', '-1'))
order by family, number
