-- every version of a line of a threshold grid, newest first
select * from visible_forum_threshold_item
where family_id = $family and item_id = $item
order by version desc
