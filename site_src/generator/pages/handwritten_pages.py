"""The pages written by hand: Markdown with Jinja2, in `content/`."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from generator.source import SourceError, SourceErrors
from generator.tools import ROOT

CONTENT = ROOT / "site_src" / "content"


def as_source_error(error: TemplateError) -> SourceErrors | None:
    """Return a mistake in a page written by hand as editors are told of it; None if it is in any other template."""
    path, line = _place(error)
    if path.parent != CONTENT:
        return None
    message = f"双花括号或 {{% %}} 里的写法不对（{error.message}）"
    remedy = "与邻近的同类写法对照；括号要成对，名称要照原样写"
    return SourceErrors([SourceError(path, line, None, message, remedy)])


def _place(error: TemplateError) -> tuple[Path, int]:
    """Return the template's file and line; of a mistake that only shows when it is filled in, from the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or ""), error.lineno  # of some mistakes, the name is the path
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if Path(frame.filename).parent == CONTENT), frames[-1])
    return Path(frame.filename), frame.lineno or 0
