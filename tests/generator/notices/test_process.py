"""The way of an application: complete in words and in the picture, what is sent kept apart as the notices do."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

import worked
from generator.notices.process import Stage, stages
from generator.pages.diagram import process_diagram, text_width, wrapped
from other_sites import read_samples, rendered, with_part

SVG = "{http://www.w3.org/2000/svg}"

every_notice = pytest.mark.parametrize("notice", worked.FOLDERS)


def course(notice: str) -> list[Stage]:
    """Return a notice's steps by actor."""
    folder = worked.FOLDERS[notice]
    return stages(folder.about, folder.parts)


def picture(notice: str) -> ET.Element:
    """Return a notice's picture, read as XML."""
    return ET.fromstring(process_diagram(course(notice), "流程图"))  # noqa: S314 - our own


def written(element: ET.Element) -> str:
    """Return what is written in a picture, without white space, name and description left out."""
    return "".join("".join("".join(text.itertext()).split()) for text in element.iter(f"{SVG}text"))


@every_notice
def test_every_actor_step_and_route_is_drawn(notice: str) -> None:
    """The picture says who does what by when, and what goes where."""
    process = worked.FOLDERS[notice].parts["process"]
    text = written(picture(notice))
    wanted = [entry["title"] for name in ("actors", "steps") for entry in process[name]]
    wanted += [route[name] for route in process["routes"] for name in ("what", "recipient", "address") if name in route]
    wanted += [step.deadline.period for stage in course(notice) for step in stage.steps if step.deadline]

    assert [words for words in wanted if "".join(words.split()) not in text] == []


def test_nothing_is_said_of_attachments_that_nobody_described() -> None:
    """Whether a document has a form is not said where the notice's attachments are not written down."""
    folder = read_samples()["2026-accelerator"]
    document = {"id": "summary", "title": "推荐汇总表", "clause": "三（二）"}
    described = with_part(folder, "process", documents=[document])
    unknown = replace(
        with_part(described, "attachments", attachments=[]), absent=frozenset({*folder.absent, "attachments"})
    )
    row = '<tr id="summary"><th scope="row">推荐汇总表</th>'
    pages = [rendered(one)[f"{folder.id}/process/index.md"] for one in (described, unknown)]

    assert f"{row}<td>没有表样</td>" in pages[0]
    assert f"{row}<td></td><td>" in pages[1]
    assert "在通知中" not in pages[1]


@every_notice
def test_picture_is_described(notice: str) -> None:
    """Whoever does not see the picture is told its name and what it says."""
    svg = picture(notice)
    name, description = (element.text or "" for element in (svg[0], svg[1]))
    ids = [element.get("id") for element in svg[:2]]

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == " ".join(filter(None, ids))
    assert name == "流程图"
    for entry in worked.FOLDERS[notice].parts["process"]["steps"]:
        assert entry["title"] in description
    for route in worked.FOLDERS[notice].parts["process"]["routes"]:
        assert route["what"] in description


@every_notice
def test_picture_holds_what_is_in_it(notice: str) -> None:
    """Nothing is drawn outside the picture, no style stands in it, and no line of words is wider than its box."""
    svg = picture(notice)
    _, _, width, height = map(int, svg.attrib["viewBox"].split())

    for box in svg.iter(f"{SVG}rect"):
        assert 0 <= int(box.attrib["x"]) <= int(box.attrib["x"]) + int(box.attrib["width"]) <= width
        assert 0 <= int(box.attrib["y"]) <= int(box.attrib["y"]) + int(box.attrib["height"]) <= height
    for text in svg.findall(f"{SVG}text[@x]"):
        around = [box for box in svg.iter(f"{SVG}rect") if "lane" not in box.attrib["class"] and holds(box, text)]
        assert len(around) == 1, text.text
    assert not any("style" in element.attrib for element in svg.iter())


def holds(box: ET.Element, text: ET.Element) -> bool:
    """Tell whether a line of words lies in a box."""
    left, top = int(box.attrib["x"]), int(box.attrib["y"])
    x, y, size = (int(text.attrib[name]) for name in ("x", "y", "font-size"))
    end = x + text_width(text.text or "") * size
    return (
        left <= x
        and end <= left + int(box.attrib["width"])
        and top <= y - size
        and y <= top + int(box.attrib["height"])
    )


@every_notice
def test_same_picture_every_time(notice: str) -> None:
    """The picture changes only when the process does."""
    assert process_diagram(course(notice), "图") == process_diagram(course(notice), "图")


def test_letter_and_materials_go_different_ways() -> None:
    """In 2024 one letter goes to the department's counter, the other with the materials to the centre."""
    routes = {route["id"]: route for route in worked.FOLDERS[worked.INCUBATOR].parts["process"]["routes"]}

    letter, materials = routes["route-letter"], routes["route-materials"]
    assert "政务服务中心" in letter["recipient"]
    assert "坞城南路" in letter["address"]
    assert "申报材料" not in letter["what"]
    assert materials["recipient"] == "省创新创业服务中心"
    assert "address" not in materials
    assert routes["route-electronic"]["address"] == "gcscfwb@163.com"


def test_what_2022_does_not_say_stays_open() -> None:
    """In 2022 the letter's address is known; where the materials go, and the mailbox, are not."""
    routes = {route["id"]: route for route in worked.FOLDERS[worked.MAKER_SPACE].parts["process"]["routes"]}

    assert routes["route-letter"]["address"].endswith("长治路249号")
    assert "recipient" not in routes["route-materials"]
    assert "address" not in routes["route-electronic"]
    assert "通知未写明" in written(picture(worked.MAKER_SPACE))


def test_veto_belongs_to_2024_alone() -> None:
    """That a single 否 forbids a recommendation is a rule of the 2024 notice, and not lent to the older one."""
    assert [stop["clause"][0] for stop in worked.FOLDERS[worked.INCUBATOR].parts["process"]["stops"]] == ["附件3注"]
    assert worked.FOLDERS[worked.MAKER_SPACE].parts["process"]["stops"] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("推荐函一份(含推荐汇总表)", ["推荐函一份", "(含推荐汇", "总表)"]),
        ("地址：gcscfwb@163.com", ["地址：", "gcscfwb@", "163.com"]),
        ("实地抽查，评审", ["实地抽", "查，评审"]),
        ("", [""]),
    ],
)
def test_lines_are_broken_where_chinese_breaks(text: str, lines: list[str]) -> None:
    """No line begins with a closing mark or ends with an opening one, and no number is torn apart."""
    room = 4.0 if "抽查" in text else 5.0

    assert wrapped(text, room) == lines
