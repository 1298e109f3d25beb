-- the papers of a seal
select seal_id, paper, sha256, content
from visible_forum_sealed_paper
where family_id = $family and seal_id = $seal
order by paper
