"""Renders the official text of a notice for the body of a Markdown page."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.text.clauses import Text

# ASCII that Markdown or one of its usual extensions could read as more than itself, within one line.
_MARKDOWN_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>&#!|~^=:"'$+]""")


def markdown_heading(text: str) -> Markup:
    """Return a heading's text such that Markdown leaves every character as it is."""
    return Markup(_MARKDOWN_SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704  nothing special is left


def render_text(text: Text, environment: Environment, used: Mapping[str, Any] = MappingProxyType({})) -> str:
    """Render a text for the body of a Markdown page.

    Headings of levels 1 and 2 become Markdown headings of levels 2 and 3 (the page's own title is level 1), so that
    they appear in the page's table of contents; everything else is HTML that Markdown passes through. The extensions
    `attr_list` and `toc` must be on.

    Args:
        text: The text.
        environment: The templates.
        used: What the site builds from each clause, by its address; to be shown at the clause.
    """
    template = environment.get_template("text.html.j2")
    return template.render(text=text, markdown_heading=markdown_heading, used=used).strip() + "\n"
