-- rows of two files about one thing, by its own key, in other words. a file of the same name but for numbers is a later version, no second source
with told as (
    select r.identity, r.import_id, i.file, i.imported_at, r.sheet, r.source_row, r.cells_json, r.fixed_json, r.fact_ids, r.fingerprint, r.agency,
           regexp_replace(lower(i.file), '[^a-z]+', '', 'g') as letters
    from visible_care_source_row as r
    join visible_care_import as i using (import_id)
    where r.family_id = $family and r.outcome <> 'rejected' and r.identity like 'own|%'
),
twice as (
    select identity from told group by identity having count(distinct letters) > 1 and count(distinct fingerprint) > 1
)
select identity, import_id, file, sheet, source_row, cells_json, fixed_json, fact_ids, agency
from told
where identity in (select identity from twice)
order by imported_at, import_id, sheet, source_row
