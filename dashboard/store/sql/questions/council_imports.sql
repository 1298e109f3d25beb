-- the files loaded for the whole council, the newest first
select import_id, file, format, layouts, imported_at, imported_by, rows_read, rows_loaded, rows_updated, rows_duplicate, rows_rejected
from visible_council_import
order by imported_at desc, import_id
