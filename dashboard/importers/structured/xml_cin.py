"""The XML of the children in need census, 2021 to 2026-27, as the flat tables in which it is also passed round."""

from lxml import etree

from dashboard.importers.structured.layouts.cin import LAYOUTS
from dashboard.importers.structured.xml_blocks import Return, XmlReturn, cells, child, children, local_name, text, together

_OF_CHILD = ("ChildIdentifiers", "ChildCharacteristics", "CINdetails")
_OF_DETAILS = {"CINPlanDates": "cin.CINplanDates", "Section47": "cin.Section47", "PreProceedingsandFGDM": "cin.PreProceedings"}
_DAY_OF_THE_CENSUS = "03-31"
_FACTORS = "FactorsIdentifiedAtAssessment/AssessmentFactors"


def read_child(census: Return, element: etree._Element) -> None:
    """One child: every block of it as a row, the blocks numbered within the child as the flat tables number them."""
    identifiers = child(element, "ChildIdentifiers")
    whose = {"LAchildID": text(child(identifiers, "LAchildID")) if identifiers is not None else ""}
    own = cells(identifiers) if identifiers is not None else {}
    census.add("cin.ChildIdentifiers", element if identifiers is None else identifiers, together(whose, cells(element, without=_OF_CHILD), own))
    for characteristics in children(element, "ChildCharacteristics"):
        census.add("cin.ChildCharacteristics", characteristics, whose | cells(characteristics, without=("Disabilities",)))
        for disability in (one for group in children(characteristics, "Disabilities") for one in group):
            census.add("cin.Disabilities", disability, whose | {"Disability": text(disability)})
    for place, details in enumerate(children(element, "CINdetails"), start=1):
        _details(census, details, whose | {"CINdetailsID": str(place)})


def header_notes(census: Return, header: etree._Element) -> None:
    """The header is no row: what it says is told beside, and where it contradicts itself."""
    said = {name.rpartition("/")[2]: value for name, value in cells(header).items()}
    year, day = said.get("Year", ""), said.get("ReferenceDate", "")
    census.note(
        f"the header says: {said.get('Collection') or 'no collection'}, year {year or 'not given'}, reference date {day or 'not given'}, "
        f"authority {said.get('LEA') or 'not given'}")
    if year and day and not day.startswith(year):
        census.note(f"the header says year {year} and reference date {day}: one of the two is wrong")
    if day and not day[:10].endswith(_DAY_OF_THE_CENSUS):
        census.note(f"the reference date {day} is not the last day of a census year, 31 March")


def _details(census: Return, details: etree._Element, whose: dict[str, str]) -> None:
    census.add("cin.CINdetails", details, whose | cells(details, without=("Assessments", "ChildProtectionPlans", *_OF_DETAILS)))
    for assessment in children(details, "Assessments"):
        values = cells(assessment)
        factors = {"AssessmentFactors": values.pop(_FACTORS)} if _FACTORS in values else {}
        census.add("cin.Assessments", assessment, whose | values | factors)
    for block, layout in _OF_DETAILS.items():
        for element in children(details, block):
            census.add(layout, element, whose | cells(element))
    for place, plan in enumerate(children(details, "ChildProtectionPlans"), start=1):
        of_plan = whose | {"CPPID": str(place)}
        census.add("cin.ChildProtectionPlans", plan, of_plan | cells(plan, without=("Reviews",)))
        for review in (one for group in children(plan, "Reviews") for one in group):
            census.add("cin.Reviews", review, of_plan | {local_name(review): text(review)})


CENSUS = XmlReturn(
    format="cin_xml", root="Message", child="Child", parts=frozenset({"Header", "Children"}), layouts=tuple(layout.name for layout in LAYOUTS),
    read_child=read_child, header_notes=header_notes,
)
