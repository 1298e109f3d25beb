-- the newest reason given for each block's empty contrary column
select section, reason, coalesce(version, 0) as version, recorded_at, recorded_by
from visible_forum_nothing_contrary
where family_id = $family and submission_id = $submission
qualify row_number() over (partition by section order by recorded_at desc) = 1
order by section
