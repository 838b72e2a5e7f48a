"""The form's controls, one for each answer, as a sheet lists them."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.form.field import Field
from checker.notice.notice import Notice


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


def controls_of(notice: Notice) -> Iterator[Control]:
    """Yield the controls of a notice's form, in its order."""
    for path, field in notice.fields.items():
        if field.kind == "list":
            places = range(int(field.schema["maxItems"]))
            yield from (Control(f"{path}.{place}", f"{field.title} {field.item(place + 1)}", field) for place in places)
        else:
            yield Control(path, field.title, field)
