"""Renders the texts of the hand-over."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.tools import ROOT

TEMPLATES = ROOT / "site_src" / "templates" / "handover"


def rendered(template: str, **values: object) -> str:
    """Return a template of the hand-over with its values, which are put in as they are."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        autoescape=False,  # noqa: S701
    )
    return environment.get_template(template).render(values)
