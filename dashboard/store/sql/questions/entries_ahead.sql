-- entries dated after a day, by their newest version: known on no date yet, so no history holds them
with newest as (
    select fact_id, agency, file, sheet, source_row, happened_raw, happened_from, description, withdrawn
    from visible_care_entry
    where family_id = $family
    qualify row_number() over (partition by fact_id order by version desc) = 1
)
select fact_id, agency, file, sheet, source_row, happened_raw, happened_from, description
from newest
where happened_from > $today::date and not coalesce(withdrawn, false)
order by happened_from, file, sheet, source_row
