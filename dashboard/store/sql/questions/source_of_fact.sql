-- the row of a file that a fact came from, as it arrived, and who took the file in
select r.cells_json, r.sheet, r.source_row, i.file, i.imported_at, i.imported_by
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and r.fact_id = $fact_id and r.outcome = 'loaded'
order by i.imported_at
limit 1
