-- the files taken in for a family, in the order they came, with those that were taken back: counted in the rows that this caller may see
with counted as (
    select
        import_id, count(*) as rows_read, count_if(outcome = 'loaded') as rows_loaded, count_if(outcome = 'duplicate') as rows_duplicate,
        count_if(outcome = 'rejected') as rows_rejected
    from visible_kept_source_row
    where family_id = $family
    group by import_id
)
select i.import_id, i.file, i.format, i.agency, i.known_on, i.imported_at, i.imported_by,
       coalesce(c.rows_read, 0) as rows_read, coalesce(c.rows_loaded, 0) as rows_loaded, coalesce(c.rows_duplicate, 0) as rows_duplicate,
       coalesce(c.rows_rejected, 0) as rows_rejected, u.undone_at, u.undone_by
from visible_care_import as i
left join counted as c using (import_id)
left join visible_care_import_undone as u using (import_id)
where i.family_id = $family and (coalesce(i.rows_read, 0) = 0 or c.import_id is not null)
order by i.imported_at, i.import_id
