"""Every layout that is read, by name."""

from collections.abc import Mapping

from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.layouts.annex_a import LAYOUTS as ANNEX_A
from dashboard.importers.structured.layouts.cin import LAYOUTS as CIN
from dashboard.importers.structured.layouts.dfe import LAYOUTS as DFE
from dashboard.importers.structured.layouts.looked_after import LAYOUTS as LOOKED_AFTER
from dashboard.importers.structured.layouts.ssd import LAYOUTS as SSD

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layouts in (SSD, CIN, ANNEX_A, LOOKED_AFTER, DFE) for layout in layouts}


def layout_named(name: str) -> Layout:
    """Raises KeyError where there is no such layout."""
    return LAYOUTS[name]
