"""What conditions are about, so that those of different notices can stand beside each other: `content/topics.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.notices.items import check_unique_ids
from generator.source import Errors, Source, SourceErrors, read_source, similar
from generator.tools import ROOT

TOPICS = ROOT / "site_src" / "content" / "topics.yaml"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that conditions of several notices may be about."""

    id: str
    title: str


@cache
def read_topics(path: Path = TOPICS) -> Sequence[Topic]:
    """Read the topics in the order of the page that compares notices.

    Raises:
        SourceError: The file does not keep to its schema, or names a topic twice.
    """
    source = read_source(path, "topics")
    if errors := list(check_unique_ids(source)):
        raise SourceErrors(errors)
    return tuple(Topic(entry["id"], entry["title"]) for entry in source.data)


def check_topics(conditions: Source) -> Errors:
    """Require that each topic of a condition is one of the shared list."""
    known = [topic.id for topic in read_topics()]
    for number, condition in enumerate(conditions.data):
        topic = condition.get("topic", known[0])
        if topic not in known:
            remedy = f"{similar(topic, known)}；新的项目先写进 site_src/content/topics.yaml"
            yield conditions.error((number, "topic"), f"没有对照项目“{topic}”", remedy)
