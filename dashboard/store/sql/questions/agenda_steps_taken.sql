-- when the letter before proceedings was sent and the first meeting held, for which children, as the newest version of each period by $today has it
with newest as (
    select * from visible_care_pre_proceedings
    where coalesce(known_on, happened_to, date '0001-01-01') <= $today
    qualify row_number() over (partition by fact_id order by version desc) = 1
)
select family_id, children, letter_sent_to as letter_on, first_meeting_to as meeting_on
from newest
where not coalesce(withdrawn, false)
order by family_id, fact_id
