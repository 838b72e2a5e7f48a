"""The bill of materials, in CycloneDX JSON: the same site has the same."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6

from generator.handover.components import Component

NAMESPACE = UUID("6a4e0a3e-0f5e-4c1c-9d3c-2f3f5c1b7d10")
"""Makes the serial number, the same for the same version; never changes."""


def bill(about: Mapping[str, Any], components: Sequence[Component]) -> bytes:
    """Return the bill of a site.

    Args:
        about: What its ``version.json`` says.
        components: What it ships.
    """
    site = Entry(
        name="eligibility-site",
        version=about["version"],
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("MIT")],
        bom_ref="eligibility-site",
    )
    made = datetime.fromisoformat(f"{about['data']}T00:00:00").replace(tzinfo=UTC)
    bom = Bom(
        serial_number=uuid5(NAMESPACE, about["version"]),
        metadata=BomMetaData(component=site, timestamp=made),
        components=(entries := [_entry(component) for component in components]),
    )
    bom.register_dependency(site, entries)
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def _entry(component: Component, within: str = "") -> Entry:
    reference = f"{within}{component.name}"
    return Entry(
        name=component.name,
        version=component.version or None,
        type=ComponentType.LIBRARY,
        licenses=[LicenseFactory().make_from_string(component.licence)],
        purl=component.purl,
        bom_ref=reference,
        components=[_entry(inside, f"{reference}/") for inside in component.contains],
    )
