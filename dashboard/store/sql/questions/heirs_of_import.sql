-- rows told as duplicates only because one import had brought them first: what stands for them once that import is taken back
with first as (
    select fingerprint, fact_ids
    from visible_care_source_row
    where family_id = $family and import_id = $import_id and outcome = 'loaded' and fingerprint <> ''
      and fingerprint not in (  -- a row of another import stands already, by which the fact is known earlier
        select fingerprint from visible_care_source_row
        where family_id = $family and import_id <> $import_id and outcome = 'loaded'
      )
),
again as (
    select r.import_id, i.file, r.sheet, r.source_row, r.fingerprint, first.fact_ids, i.known_on, i.imported_at
    from visible_care_source_row as r
    join visible_care_import as i using (import_id)
    join first using (fingerprint)
    where r.family_id = $family and r.import_id <> $import_id and r.outcome = 'duplicate'
)
select import_id, file, sheet, source_row, fact_ids, known_on
from again
qualify row_number() over (partition by fingerprint order by imported_at, sheet, source_row) = 1
order by import_id, sheet, source_row
