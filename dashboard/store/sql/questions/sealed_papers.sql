-- the papers of a seal, without their bytes
select paper, sha256, octet_length(content) as size
from visible_forum_sealed_paper
where family_id = $family and seal_id = $seal
order by paper
