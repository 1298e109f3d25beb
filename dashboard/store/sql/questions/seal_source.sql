-- all that the papers of a seal were made from, and whether it still has the hash that was written with it
select source_json, sha256(source_json) = sha256 as holds
from visible_forum_seal
where family_id = $family and seal_id = $seal
order by seal_id
