-- fingerprints of what has been loaded for a family, so that the same row again is told as a duplicate
select distinct fingerprint
from visible_care_source_row
where family_id = $family and outcome = 'loaded' and fingerprint <> ''
order by fingerprint
