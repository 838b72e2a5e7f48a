"""The controls of a form, one for each answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.form.field import Field


@dataclass(frozen=True, slots=True)
class Control:
    """One control of the form.

    Attributes:
        name: Its name, such as ``premises.total_m2`` or ``events.by_month.0``.
        title: What the applicant sees.
        field: The field that it belongs to.
    """

    name: str
    title: str
    field: Field


def controls_of(fields: Mapping[str, Field]) -> Iterator[Control]:
    """Yield the controls of a form, in its order, by its fields."""
    for path, field in fields.items():
        if field.kind == "list":
            indices = range(int(field.schema["maxItems"]))
            yield from (
                Control(f"{path}.{index}", f"{field.title} {field.item(index + 1)}", field) for index in indices
            )
        else:
            yield Control(path, field.title, field)
