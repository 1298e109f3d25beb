-- whether exactly this file has been taken in for the family before
select import_id, file, imported_at, rows_read
from visible_care_import
where family_id = $family and sha256 = $sha256
order by imported_at
