-- the row of a file that a fact came from, as it arrived, and who took the file in
select r.cells_json, r.fixed_json, r.sheet, r.source_row, i.file, i.imported_at, i.imported_by
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and list_contains(r.fact_ids, $fact_id) and r.outcome = 'loaded'
  and r.import_id = $import_id and r.sheet = $sheet and r.source_row = $source_row
order by r.source_row
