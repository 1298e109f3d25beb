-- facts of an import that is being taken back become rows of the later file that had brought them again:
-- the next versions, in their order and counting from the days they counted from, under that file's own known date where this
-- import's was the one stated
insert into {table} by name
select t.* replace (
    h.import_id as import_id, h.file as file, h.sheet as sheet, h.source_row as source_row,
    newest.version + row_number() over (partition by t.fact_id order by t.version) as version,
    t.fact_id || '.' || (newest.version + row_number() over (partition by t.fact_id order by t.version)) as row_id,
    case when t.known_on = $stated_known_on then h.known_on else t.known_on end as known_on
)
from {table} as t
join heirs as h using (fact_id)
join (select fact_id, max(version) as version from {table} where family_id = $family group by fact_id) as newest using (fact_id)
where t.family_id = $family and t.import_id = $import_id
