-- the sheets that are extracts or returns of a case system: their rows go by a key that the published layout states
select distinct i.file, r.sheet
from visible_care_source_row as r
join visible_care_import as i using (import_id)
where r.family_id = $family and r.identity like 'own|%' and not contains(split_part(r.identity, '|', 2), '.')
order by i.file, r.sheet
