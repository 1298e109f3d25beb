-- whether exactly this file has been loaded for the whole council before
select import_id, file, imported_at, rows_read
from visible_council_import
where sha256 = $sha256
order by imported_at
