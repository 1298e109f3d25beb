-- each family's latest signed decision that pre-proceedings begin, with its two days and the children it gives reasons for, as far as no later
-- signed record by $today corrects it; one that only waits, sends back or extends leaves it as it stands, any other takes its place
with decisions as (
    select * from visible_forum_decision_record
    qualify row_number() over (partition by decision_id order by version desc) = 1
),
signed as (
    select * from decisions where state = 'signed' and forum_on <= $today
),
latest as (
    select * from signed
    where decision_id not in (select supersedes from signed where supersedes <> '')
        and option not in ('deferred', 'referred_back', 'extend')
    qualify rank() over (partition by family_id order by forum_on desc) = 1
)
select
    family_id, forum_on, json_extract_string(parts_json, '$.letter_by') as letter_by,
    json_extract_string(parts_json, '$.meeting_by') as meeting_by, json_keys(reasons_json) as children
from latest
where option = 'start_pre_proceedings'
order by family_id, decision_id
