-- the newest loaded form of every row of a family that can be known again, to tell a newer version of it and what changed. of a row that
-- made an entry also its words and its days as they were read, whatever its headings were
with named as (
    select r.import_id, i.file, r.sheet, r.source_row, r.fingerprint, r.identity, r.agency, r.fact_ids, r.cells_json, i.imported_at
    from visible_care_source_row as r
    join visible_care_import as i using (import_id)
    where r.family_id = $family and r.outcome = 'loaded' and (r.identity <> '' or r.fingerprint <> '')
),
newest as (
    select import_id, file, sheet, source_row, fingerprint, identity, agency, fact_ids, cells_json
    from named
    qualify row_number() over (partition by fact_ids order by imported_at desc, source_row desc) = 1
),
entry as (
    select fact_id, description, happened_from, happened_to
    from visible_care_entry
    where family_id = $family
    qualify row_number() over (partition by fact_id order by version desc) = 1
)
select n.*, e.description, e.happened_from, e.happened_to
from newest as n
left join entry as e on e.fact_id = n.fact_ids[1]
order by identity, file, sheet, source_row
