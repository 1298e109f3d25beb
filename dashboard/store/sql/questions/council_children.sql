-- the children in the table of persons whose number, names or date of birth are, or begin with, every one of some words
with newest as (
    select p.*
    from visible_ssd_ssd_person as p
    join visible_council_import as i using (import_id)
    qualify i.imported_at = max(i.imported_at) over (partition by trim(pers_person_id))
),
spelled as (
    select trim(pers_person_id) as number, pers_forename as forename, pers_surname as surname, pers_dob as born,
           string_split(lower(concat_ws(' ', trim(pers_person_id), pers_forename, pers_surname, pers_dob)), ' ') as parts
    from newest
)
select distinct number, coalesce(forename, '') as forename, coalesce(surname, '') as surname, coalesce(born, '') as born
from spelled
where len($words::varchar[]) > 0
  and len(list_filter($words::varchar[], word -> len(list_filter(parts, part -> starts_with(part, word))) = 0)) = 0
order by number, surname, forename, born
limit 100
