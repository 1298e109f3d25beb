-- every figure the council has set, in the order recorded, with who took it back and when, where somebody did
select
    c.change_id, c.code, c.value, c.calendar, c.effective_from, c.source, c.confirm, c.recorded_at, c.recorded_by,
    t.recorded_at as taken_back_at, t.recorded_by as taken_back_by
from visible_care_timescale_change c
left join visible_care_timescale_taken_back t on t.taken_back_id = c.change_id
order by c.recorded_at, c.change_id
