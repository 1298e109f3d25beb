-- one paper of a seal as it was shown, and whether its bytes still have the hash that was written with them
select content, sha256(content) = sha256 as holds
from visible_forum_sealed_paper
where family_id = $family and seal_id = $seal and paper = $paper
order by paper
