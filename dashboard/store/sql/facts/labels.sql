-- agency and label of every version of some facts that this caller may see, those of imports that were taken back among them, as
-- unseen_facts.sql asks them; stands: the version is shown; taken_back: its import was
select fact_id, agency, coalesce(sensitivity, '') as sensitivity, row_id in (select row_id from {visible}) as stands,
    import_id in (select import_id from care.import_undone) as taken_back
from (
{kept})
where family_id = $family and list_contains($rows::varchar[], fact_id)
