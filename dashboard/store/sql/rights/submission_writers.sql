-- everybody who wrote any version of any part of a submission, or of one that it was begun from: their names alone, and so also of parts
-- that rest on rows which the caller may not see. who wrote does not become nobody because a row was labelled since
with recursive begun_from as (
    select submission_id, coalesce(made_from, '') as made_from
    from forum.submission
    where family_id = $family and submission_id = $submission
    union
    select s.submission_id, coalesce(s.made_from, '')
    from forum.submission as s
    join begun_from as b on s.submission_id = b.made_from
),
written as (
    select submission_id, recorded_by from forum.point where family_id = $family
    union all
    select submission_id, recorded_by from forum.threshold_item where family_id = $family
    union all
    select submission_id, recorded_by from forum.nothing_contrary where family_id = $family
    union all
    select submission_id, recorded_by from forum.submission where family_id = $family
)
select distinct recorded_by
from written
where submission_id in (select submission_id from begun_from)
order by recorded_by
