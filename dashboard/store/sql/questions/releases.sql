-- every copy made for a member of the family, newest first
select release_id, person, as_at, kind, recipient, handed_by, copy, source_json, sha256, recorded_at, recorded_by
from visible_forum_release
where family_id = $family
order by recorded_at desc, release_id
