"""Family A as its agencies would send it: five files. Facts follow a published review; dates illustrate, sentences are new."""

from sample_data import family_a_core, family_a_health, family_a_meetings, family_a_police, family_a_schools, family_a_social_care
from sample_data.files import SampleFile

LABEL = "Family A"
CORE = SampleFile(
    name="core_records.xlsx", agency="Children's social care", sheets=(*family_a_core.SHEETS, *family_a_meetings.SHEETS),
)
FILES: tuple[SampleFile, ...] = (
    CORE, family_a_social_care.FILE, family_a_police.FILE, family_a_health.FILE, family_a_schools.FILE,
)
