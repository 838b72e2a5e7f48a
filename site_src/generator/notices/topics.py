"""What conditions are about, so that those of different notices can stand beside each other: `content/topics.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.source import Source, read_source, similar
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
    entries: Sequence[Mapping[str, Any]] = source.data
    topics = tuple(Topic(entry["id"], entry["title"]) for entry in entries)
    for number, topic in enumerate(topics):
        if topic.id in {other.id for other in topics[:number]}:
            raise source.error((number, "id"), f"编号“{topic.id}”前面已经用过", "换一个编号，或删去这一项")
    return topics


def check_topics(conditions: Source) -> None:
    """Require that each topic of a condition is one of the shared list."""
    known = [topic.id for topic in read_topics()]
    for number, condition in enumerate(conditions.data):
        topic = condition.get("topic", known[0])
        if topic not in known:
            remedy = f"{similar(topic, known)}；新的项目先写进 site_src/content/topics.yaml"
            raise conditions.error((number, "topic"), f"没有对照项目“{topic}”", remedy)
