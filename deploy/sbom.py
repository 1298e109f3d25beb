"""Writes the list of the service's parts, CycloneDX JSON, from the lock: nothing is asked of any network.

`python -m deploy.sbom > docs/sbom.cdx.json`. The same lock gives the same bytes: no date and no serial number. Hashes are in the lock, which
has one for each file of a package; a component of the list has no single one.
"""

import sys
from pathlib import Path

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from deploy.lock_file import locked

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"


def sbom(lock: Path) -> str:
    """The list of parts of ``lock`` as JSON text."""
    bom = Bom(components=[
        Component(
            name=one.name, version=one.version, type=ComponentType.LIBRARY, bom_ref=f"{one.name}@{one.version}",
            purl=PackageURL("pypi", name=one.name, version=one.version),
        )
        for one in locked(lock)
    ])
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the lock's own history says when
    bom.serial_number = None  # type: ignore[assignment]
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(sbom(LOCK))
