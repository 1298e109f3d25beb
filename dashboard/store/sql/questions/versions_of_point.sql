-- every version of a point, newest first
select * from visible_forum_point
where family_id = $family and point_id = $point
order by version desc
