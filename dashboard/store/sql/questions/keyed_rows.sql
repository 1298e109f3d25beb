-- what people stated on screen and has not been taken back, newest first: the form, what was typed, and the facts it made
select r.import_id, r.sheet as form, r.source_row, r.cells_json, r.fact_ids, i.imported_at, i.imported_by
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and i.format = 'keyed'
order by i.imported_at desc, r.import_id, r.source_row
