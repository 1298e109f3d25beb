-- whether exactly this file has been taken in for the family before, and not taken back
select import_id, file, imported_at, rows_read, agency, mapping_json
from visible_care_import
where family_id = $family and sha256 = $sha256
  and import_id not in (select import_id from visible_care_import_undone)
order by imported_at
