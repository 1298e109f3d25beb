-- every authorised variation, in the order recorded, with who took it back and when, where somebody did
select
    v.variation_id, v.codes, v.first, v.last, v.value, v.calendar, v.authority, v.reason, v.confirm, v.recorded_at, v.recorded_by,
    t.taken_back_at, t.taken_back_by
from visible_care_timescale_variation v
left join (
    select taken_back_id, min(recorded_at) as taken_back_at, arg_min(recorded_by, recorded_at) as taken_back_by
    from visible_care_timescale_taken_back
    group by taken_back_id
) t on t.taken_back_id = v.variation_id
order by v.recorded_at, v.variation_id
