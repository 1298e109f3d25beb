-- what an agency's headings mean, as a person last said
select mapping_json, saved_at, saved_by
from visible_care_mapping
where lower(agency) = lower($agency)
order by saved_at desc
limit 1
