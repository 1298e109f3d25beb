-- rows that were read and not loaded, with the reason
select r.import_id, i.file, r.sheet, r.source_row, r.outcome, r.reason, r.cells_json
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and r.outcome <> 'loaded'
order by i.file, r.sheet, r.source_row
