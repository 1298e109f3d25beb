-- a remark on a point is shown with the point, and not without it
  and (coalesce(point_id, '') = '' or point_id in (select point_id from ({visible_point})))
