-- the newest version of each remark on a submission, oldest remark first
with placed as (
    select *, min(recorded_at) over (partition by comment_id) as first_written
    from visible_forum_submission_comment
    where family_id = $family and submission_id = $submission
)
select * from placed
qualify row_number() over (partition by comment_id order by version desc) = 1
order by first_written, comment_id
