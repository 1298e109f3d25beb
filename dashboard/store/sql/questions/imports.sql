-- the files taken in for a family, in the order they came
select import_id, file, format, agency, known_on, imported_at, imported_by, rows_read, rows_loaded, rows_duplicate, rows_rejected
from visible_care_import
where family_id = $family
order by imported_at, import_id
