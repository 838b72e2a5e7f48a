"""The way of an application: who does what, one step after another, and what is sent where."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.notices.attachments import missing_forms
from generator.notices.items import Item, check_items, check_quoted, clauses
from generator.notices.schedule import Dated, events
from generator.source import Errors, Place, Source, check_known
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is filled in, sent or received.

    Attributes:
        about: Its data.
        missing: Whether the notice names it as an attachment without including it.
    """

    about: Item
    missing: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        about: Its data.
        number: Its place among all steps, from 1.
        takes: The documents that it needs.
        makes: The documents that come out of it.
        deadline: When it has to be done, if the notice says so.
        routes: What is sent at its end, and where.
    """

    about: Item
    number: int
    takes: Sequence[Document]
    makes: Sequence[Document]
    deadline: Dated | None
    routes: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Stage:
    """The steps that one actor takes in a row.

    Attributes:
        actor: The actor's data.
        arrivals: The routes by which this actor receives what the stage begins with.
        steps: The steps, at least one.
    """

    actor: Item
    arrivals: Sequence[Item]
    steps: Sequence[Step]


def documents(attachments: Item, process: Item) -> dict[str, Document]:
    """Return the documents by id.

    Args:
        attachments: ``attachments.yaml``, which tells which of them are missing.
        process: ``process.yaml``.
    """
    missing = {address for form in missing_forms(attachments) for address in clauses(form)}
    return {entry["id"]: Document(entry, not missing.isdisjoint(clauses(entry))) for entry in process["documents"]}


def stages(about: Item, parts: Mapping[str, Any]) -> list[Stage]:
    """Return all steps in order, those of one actor together.

    Args:
        about: ``notice.yaml``.
        parts: The notice's parts, of which ``attachments``, ``process`` and ``schedule`` are read.
    """
    actors = {actor["id"]: actor for actor in parts["process"]["actors"]}
    found: list[Stage] = []
    for actor, steps in groupby(_steps(about, parts), key=lambda step: str(step.about["actor"])):
        arrivals = found[-1].steps[-1].routes if found else ()
        found.append(Stage(actors[actor], arrivals, list(steps)))
    return found


def _steps(about: Item, parts: Mapping[str, Any]) -> Iterator[Step]:
    process = parts["process"]
    known = documents(parts["attachments"], process)
    deadlines = {event.about["id"]: event for event in events(about, parts["schedule"])}
    for number, step in enumerate(process["steps"], start=1):
        yield Step(
            about=step,
            number=number,
            takes=[known[name] for name in step.get("takes", ())],
            makes=[known[name] for name in step.get("makes", ())],
            deadline=deadlines.get(step.get("deadline")),
            routes=[route for route in process["routes"] if route["step"] == step["id"]],
        )


def check_process(process: Source, schedule: Source, attachments: Source, text: Text) -> Errors:
    """Require that everything which is named exists, and that what is sent somewhere is received by another actor."""
    yield from check_items(process, text)
    yield from _check_documents(process, attachments, text)
    known = {name: [entry["id"] for entry in process.data[name]] for name in ("actors", "documents", "steps")}
    yield from _check_idle(process)
    deadlines = [event["id"] for event in schedule.data["events"]]
    for number, step in enumerate(process.data["steps"]):
        place = ("steps", number)
        yield from check_known(process, (*place, "actor"), step["actor"], known["actors"], "没有这样的一方")
        for list_name in ("takes", "makes"):
            for position, name in enumerate(step.get(list_name, ())):
                yield from check_known(process, (*place, list_name, position), name, known["documents"], "没有文件")
        if "deadline" in step:
            yield from check_known(
                process, (*place, "deadline"), step["deadline"], deadlines, "schedule.yaml 里没有事项"
            )
            yield from _check_same_actor(process, (*place, "deadline"), step, schedule, known["actors"])
    for number, route in enumerate(process.data["routes"]):
        yield from check_known(process, ("routes", number, "step"), route["step"], known["steps"], "没有步骤")
        for name in {"what", "recipient", "address"} & route.keys():
            yield from check_quoted(process, ("routes", number, name), clauses(route), text)
        if route["step"] in known["steps"]:
            yield from _check_received(process, number)


def _check_idle(process: Source) -> Errors:
    """Require that everybody has something to do: the picture shows nobody else."""
    busy = [step["actor"] for step in process.data["steps"]]
    for number, actor in enumerate(process.data["actors"]):
        if actor["id"] not in busy:
            message = f"没有哪一步由“{actor['title']}”办，流程图里没有它"
            yield process.error(("actors", number), message, "补上它办的一步，或删去这一方")


def _check_same_actor(process: Source, place: Place, step: Item, schedule: Source, actors: Collection[str]) -> Errors:
    """Require that what is due in a step is due from its actor."""
    for event in schedule.data["events"]:
        due_from = event.get("actor", step["actor"])
        if event["id"] == step["deadline"] and due_from != step["actor"] and due_from in actors:
            message = f"这一步由 {step['actor']} 办，schedule.yaml 的“{event['id']}”写的是由 {due_from} 办"
            yield process.error(place, message, "改成这一步自己的期限，或核对两处的 actor")


def _check_documents(process: Source, attachments: Source, text: Text) -> Errors:
    for number, document in enumerate(documents(attachments.data, process.data).values()):
        attachment = document.about.get("attachment")
        if attachment is None:
            continue
        place = ("documents", number, "attachment")
        if document.missing:
            message = f"attachments.yaml 写明“{document.about['title']}”原文未附"
            yield process.error(place, message, "删去 attachment，或改正 attachments.yaml 里的 missing")
        elif f"附件{attachment}" not in text.clauses:
            yield process.error(place, f"全文中没有附件{attachment}", "改成有的附件号；原文未附的不写 attachment")


def _check_received(process: Source, number: int) -> Errors:
    steps = process.data["steps"]
    sending = next(place for place, step in enumerate(steps) if step["id"] == process.data["routes"][number]["step"])
    if sending + 1 == len(steps) or steps[sending + 1]["actor"] == steps[sending]["actor"]:
        message = f"步骤“{steps[sending]['id']}”送出之后没有轮到别的一方"
        remedy = "改成送出的那一步，它的下一步由收到的一方做"
        yield process.error(("routes", number, "step"), message, remedy)
