"""The XML of the looked-after return, SSDA903, as the CSV modules in which it is also sent."""

from lxml import etree

from dashboard.importers.structured.catalogue import layout_named
from dashboard.importers.structured.layouts.looked_after import LAYOUTS
from dashboard.importers.structured.xml_blocks import Return, XmlReturn, cells, child, children, together

_MODULE_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
"""Elements that the modules call by another name."""
_OF_HEADER = {
    "AREVIEW": "ssda903.reviews", "AMISSING": "ssda903.missing", "AD_PLACED": "ssda903.placed_for_adoption",
    "PERMANENCE": "ssda903.previous_permanence", "OC2": "ssda903.oc2",
}
_WITHIN_HEADER = {"ssda903.uasc": "DUC", "ssda903.oc3": "IN_TOUCH", "ssda903.ad1": "DATE_INT"}
"""Modules whose values stand in the header itself, with the value that tells that there is such a row."""


def read_child(looked_after: Return, element: etree._Element) -> None:
    """One child: the header as a row of each module it feeds, then reviews, missing episodes and the like, then the episodes."""
    header = child(element, "HEADER")
    of_header = cells(header, without=tuple(_OF_HEADER)) if header is not None else {}
    values = together(cells(element, without=("HEADER", "EPISODE")), of_header)
    values = {"CHILD": "", **{_MODULE_NAMES.get(name, name): value for name, value in values.items()}}
    at = element if header is None else header
    elsewhere = {column for layout in _WITHIN_HEADER for column in layout_named(layout).columns} - set(layout_named("ssda903.header").columns)
    looked_after.add("ssda903.header", at, {name: value for name, value in values.items() if name not in elsewhere})
    for layout, telling in _WITHIN_HEADER.items():
        if values.get(telling):
            looked_after.add(layout, at, {name: values[name] for name in layout_named(layout).columns if name in values})
    whose = {"CHILD": values["CHILD"], "DOB": values.get("DOB", "")}
    for block, layout in _OF_HEADER.items():
        for found in children(header, block):
            looked_after.add(layout, found, whose | cells(found))
    for episode in children(element, "EPISODE"):
        looked_after.add("ssda903.episodes", episode, whose | {_MODULE_NAMES.get(name, name): value for name, value in cells(episode).items()})


LOOKED_AFTER = XmlReturn(
    format="ssda903_xml", root="EXPSSDA903", child="CHILD", parts=frozenset({"CHILD"}), layouts=tuple(layout.name for layout in LAYOUTS),
    read_child=read_child, without=("LA", "YEAR"),
)
