-- every authorised variation, in the order recorded, with who took it back and when, where somebody did
select
    v.variation_id, v.codes, v.first, v.last, v.value, v.calendar, v.authority, v.reason, v.confirm, v.recorded_at, v.recorded_by,
    t.recorded_at as taken_back_at, t.recorded_by as taken_back_by
from visible_care_timescale_variation v
left join visible_care_timescale_taken_back t on t.taken_back_id = v.variation_id
order by v.recorded_at, v.variation_id
