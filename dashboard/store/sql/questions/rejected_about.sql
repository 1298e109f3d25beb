-- rows that were rejected, with the thing that each was about: identity is about|table|reference, as data_models.rejected_rows says.
-- where the file states a day on which all of it became known, the row counts from that day
-- a row that was put right and taken in from the same file later is left out
select r.identity, r.import_id, i.file, i.imported_at, i.known_on, r.sheet, r.source_row, r.reason, r.cells_json
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and r.outcome = 'rejected' and r.identity like 'about|%' and coalesce(i.known_on <= $as_at, true)
  and not exists (
    select 1
    from visible_care_source_row as mended
    join visible_care_import as later using (import_id)
    where later.sha256 = i.sha256 and later.imported_at > i.imported_at and mended.family_id = $family
      and mended.sheet = r.sheet and mended.source_row = r.source_row and mended.outcome <> 'rejected'
  )
order by r.identity, i.imported_at, r.sheet, r.source_row
