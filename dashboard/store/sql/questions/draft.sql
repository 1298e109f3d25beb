-- what this person was typing into a form
select fields_json, saved_at
from visible_care_draft
where actor = $actor and family_id = $family and form = $form
order by saved_at desc
limit 1
