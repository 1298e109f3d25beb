-- the files taken in for a family, in the order they came, with those that were taken back
select i.import_id, i.file, i.format, i.agency, i.known_on, i.imported_at, i.imported_by,
       i.rows_read, i.rows_loaded, i.rows_duplicate, i.rows_rejected, u.undone_at, u.undone_by
from visible_care_import as i
left join visible_care_import_undone as u using (import_id)
where i.family_id = $family
order by i.imported_at, i.import_id
