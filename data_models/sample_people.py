"""The people who play the parts where nobody signs in: invented, and with sight of sample families alone."""

from dataclasses import dataclass

from data_models.access import Role
from data_models.agencies import Agency
from data_models.policy import Account


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody whose part can be tried on the sample families. ``actor`` begins as no account's id does."""

    actor: str
    name: str
    agency: Agency
    role: Role


SAMPLE_PEOPLE = (
    SamplePerson("sample:social-worker", "Sample social worker", Agency.CHILDRENS_SOCIAL_CARE, Role.SOCIAL_WORKER),
    SamplePerson("sample:team-manager", "Sample team manager", Agency.CHILDRENS_SOCIAL_CARE, Role.TEAM_MANAGER),
    SamplePerson("sample:forum-chair", "Sample forum chair", Agency.CHILDRENS_SOCIAL_CARE, Role.FORUM_CHAIR),
    SamplePerson("sample:lawyer", "Sample lawyer", Agency.CHILDRENS_SOCIAL_CARE, Role.LAWYER),
    SamplePerson("sample:conference-chair", "Sample conference chair", Agency.CHILDRENS_SOCIAL_CARE, Role.CONFERENCE_CHAIR),
    SamplePerson("sample:school", "Sample designated lead, school", Agency.SCHOOL, Role.CORE_GROUP_MEMBER),
    SamplePerson("sample:police", "Sample officer, police", Agency.POLICE, Role.CORE_GROUP_MEMBER),
    SamplePerson("sample:health", "Sample nurse, health", Agency.HEALTH_VISITING, Role.CORE_GROUP_MEMBER),
)
BY_ACTOR = {person.actor: person for person in SAMPLE_PEOPLE}


def sample_account(actor: str) -> Account | None:
    """The account of a sample person; None for anybody else. It is no row of the record, and nobody signs in to it."""
    person = BY_ACTOR.get(actor)
    return Account(actor=actor, agency=person.agency.value, roles=(person.role.value,), sample=True) if person else None
