-- every figure the council has set, in the order recorded, with who took it back and when, where somebody did
select
    c.change_id, c.code, c.value, c.calendar, c.effective_from, c.source, c.confirm, c.recorded_at, c.recorded_by,
    t.taken_back_at, t.taken_back_by
from visible_care_timescale_change c
left join (
    select taken_back_id, min(recorded_at) as taken_back_at, arg_min(recorded_by, recorded_at) as taken_back_by
    from visible_care_timescale_taken_back
    group by taken_back_id
) t on t.taken_back_id = c.change_id
order by c.recorded_at, c.change_id
