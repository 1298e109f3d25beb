-- what this person was typing into any of the forms whose names begin alike, each as last saved
select form, fields_json, saved_at
from visible_care_draft
where actor = $actor and family_id = $family and starts_with(form, $place)
qualify row_number() over (partition by form order by saved_at desc) = 1
order by form
