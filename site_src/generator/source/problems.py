"""Collects what is wrong in several files, so that an editor is told everything at once."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from generator.source.errors import SourceError, SourceErrors
from generator.source.file import FlawedFile, Source

_STUMBLES = (AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class Problems:
    """What has been found so far.

    Whatever stumbles over what is already told is given up: it would say nothing new of it. What stumbles although
    nothing is wrong is a mistake of this program.
    """

    def __init__(self) -> None:
        self._errors: list[SourceError] = []
        self._doubts: list[SourceError] = []

    def __bool__(self) -> bool:
        return bool(self._errors)

    def attempt[R](self, read: Callable[..., R], *arguments: Any) -> R | None:  # noqa: ANN401 - of any reader
        """Return what a function makes of its arguments; None if it cannot, or if one of them could not be read."""
        if any(argument is None for argument in arguments):
            return None
        try:
            return read(*arguments)
        except SourceErrors as found:
            self._errors += found.errors
            self._doubts += found.doubts
        except _STUMBLES:
            if not self._errors:
                raise
        return None

    def read(self, read: Callable[[Path, str], Source], path: Path, schema: str) -> Source | None:
        """Return a file, also one in which something is wrong, so that the rest of it is looked at as well."""
        try:
            return read(path, schema)
        except FlawedFile as found:
            self._errors += found.errors
            return found.source
        except SourceErrors as found:
            self._errors += found.errors
            return None

    def check(self, check: Callable[..., Iterable[SourceError]], *arguments: Any) -> None:  # noqa: ANN401 - of any check
        """Take note of what a check finds, unless one of its arguments could not be read."""
        self.attempt(lambda *given: self._errors.extend(check(*given)), *arguments)

    def add(self, doubts: Iterable[SourceError]) -> None:
        """Take note of doubts, but of none about what is already told to be wrong."""
        told = {(error.path, error.field) for error in self._errors}
        self._doubts += [doubt for doubt in doubts if not any((doubt.path, part) in told for part in _around(doubt))]

    def none_in(self, *sources: Source | None, besides: Collection[str] = ()) -> bool:
        """Tell whether nothing is wrong with some files, so that it makes sense to try them out.

        Args:
            sources: The files.
            besides: Fields of the entries of a file that do not matter for it, such as ``quote``.
        """
        wrong = {error.path for error in self._errors if not {*_steps(error)[1:2]} & {*besides}}
        return all(source is not None and source.path not in wrong for source in sources)

    def sound[R](self, value: R | None) -> R:
        """Return what was read, where nothing at all is wrong.

        Raises:
            SourceErrors: Something is.
        """
        if value is None or self._errors:
            raise SourceErrors(self._errors, self._doubts)
        return value

    def require_none(self) -> None:
        """Stop if anything is wrong.

        Raises:
            SourceErrors: It is.
        """
        if self._errors:
            raise SourceErrors(self._errors, self._doubts)


def _around(error: SourceError) -> list[str]:
    """Return the field that an error is about, and all that it is in."""
    steps = _steps(error)
    return [".".join(steps[:end]) for end in range(1, len(steps) + 1)]


def _steps(error: SourceError) -> list[str]:
    return (error.field or "").split(".")
