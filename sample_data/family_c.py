"""Family C, wholly invented, as its agencies would send it: concern that eased, seen by several agencies over nine months."""

from sample_data.family_c_agencies import HEALTH_FILE, SCHOOL_FILE
from sample_data.family_c_core import FILE as CORE
from sample_data.family_c_social_care import FILE as CHRONOLOGY
from sample_data.files import SampleFile

LABEL = "Family C"
FILES: tuple[SampleFile, ...] = (CORE, CHRONOLOGY, SCHOOL_FILE, HEALTH_FILE)
