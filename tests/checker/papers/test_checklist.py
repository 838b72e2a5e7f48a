"""The list of one applicant's materials: what is needed, why, of how many, and what it proves; and its workbook."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from checker import browser
from checker.papers.supplement import load_supplement
from checker.wording.vocabulary import MATERIAL_NEEDS
from worked import INCUBATOR, KNOWN, MAKER_SPACE, as_text, notice, plain

type Row = Mapping[str, str]
type Found = Mapping[str, Any]

TENANTS = [
    {"name": "甲公司", "financed": "yes", "patent_applied": "no", "ip_owned": "no"},
    {"name": "乙公司", "financed": "no", "patent_applied": "no", "ip_owned": "no"},
]
PREMISES = {"owned": "no", "entrusted": "no", "leased": "yes"}


def listed(
    name: str, answers: Mapping[str, str] | None = None, rosters: Mapping[str, Sequence[Row]] | None = None
) -> Found:
    """Return the list as the page gets it."""
    fill(name, rosters or {})
    found: Found = json.loads(browser.checklist(as_text({"notice": name, "answers": answers or {}})))
    return found


def fill(name: str, rosters: Mapping[str, Sequence[Row]]) -> None:
    """Put rows into the rosters in the place of those of earlier tests."""
    browser.start(name)
    for roster in notice(name).rosters:
        request = {"notice": name, "roster": roster, "start": 0, "delete": 5000, "rows": rosters.get(roster, [])}
        browser.splice(as_text(request))


def line(found: Found, name: str) -> Found:
    """Return one line of a list."""
    (one,) = (each for each in found["lines"] if each["id"] == name)
    return dict(one)


def said(found: Found, name: str) -> tuple[str, str]:
    """Return whether a material is needed, and why."""
    one = line(found, name)
    return one["outcome"], plain(one["sentence"])


@pytest.mark.parametrize("name", KNOWN)
def test_every_line_of_the_notice(name: str) -> None:
    """All that the notice asks for is there, in its order, with the number of copies; a blank form settles little."""
    found = listed(name)
    items = load_supplement(name).materials["items"]

    assert [one["id"] for one in found["lines"]] == [part["id"] for item in items for part in item.get("parts", [item])]
    assert found["copies"] == "一式五份"
    conditional = {
        part["id"] for item in items for part in item.get("parts", [item]) if "when" in part or "applies_to" in item
    }
    assert {one["id"] for one in found["lines"] if one["outcome"] == "open"} == conditional
    assert {one["outcome"] for one in found["lines"]} == {"yes", "open"}
    assert all(one["sentence"] for one in found["lines"] if one["outcome"] == "open")


@pytest.mark.parametrize(
    ("name", "material", "answers", "rosters", "expected"),
    [
        (
            INCUBATOR,
            "premises-leased",
            {},
            {"premises": [PREMISES]},
            ("yes", "“孵化场地情况表”第 1 行的“产权情况 租赁”为“是”。"),
        ),
        (
            INCUBATOR,
            "premises-owned",
            {},
            {"premises": [PREMISES]},
            ("no", "“孵化场地情况表”里没有一行的“产权情况 自有产权”为“是”。"),
        ),
        (
            INCUBATOR,
            "premises-entrusted",
            {},
            {"premises": [{"leased": "yes"}]},
            ("open", "先填“孵化场地情况表”的“产权情况 受托管理”，才能定。"),
        ),
        (
            INCUBATOR,
            "premises-entrusted",
            {},
            {"premises": [PREMISES, PREMISES | {"entrusted": "yes"}]},
            ("yes", "“孵化场地情况表”第 2 行的“产权情况 受托管理”为“是”。"),
        ),
        (
            INCUBATOR,
            "platforms-table",
            {"variant": "general"},
            {},
            ("no", "只有专业孵化器要交。“孵化器类型”填的是“综合孵化器”。"),
        ),
        (
            INCUBATOR,
            "equipment-list",
            {"variant": "specialized"},
            {},
            ("yes", "只有专业孵化器要交。“孵化器类型”填的是“专业孵化器”。"),
        ),
        (INCUBATOR, "platforms-table", {}, {}, ("open", "只有专业孵化器要交。先填“孵化器类型”，才能定。")),
        (
            INCUBATOR,
            "tenant-financing",
            {},
            {"tenant": TENANTS},
            ("yes", "“在孵企业情况汇总表”第 1 行的“是否获得投融资”为“是”。"),
        ),
        (
            INCUBATOR,
            "tenant-financing",
            {"tenants.financed": "4"},
            {},
            ("yes", "“获得投融资的在孵企业数”填的是“4 家”。"),
        ),
        (
            INCUBATOR,
            "tenant-financing",
            {"tenants.financed": "0"},
            {},
            ("no", "“获得投融资的在孵企业数”填的是“0 家”。"),
        ),
        (
            INCUBATOR,
            "tenant-financing",
            {"tenants.financed": "好几家"},
            {"tenant": [{"name": "甲公司"}]},
            ("open", "先填“在孵企业情况汇总表”的“是否获得投融资”，或“获得投融资的在孵企业数”，才能定。"),
        ),
        (
            INCUBATOR,
            "tenant-ip-certificates",
            {},
            {"tenant": TENANTS},
            ("no", "“在孵企业情况汇总表”里没有一行的“是否已申请专利”、“是否拥有有效知识产权”为“是”。"),
        ),
        (
            INCUBATOR,
            "tenant-ip-certificates",
            {"tenants.patent_or_ip": "2"},
            {"tenant": TENANTS},
            ("yes", "“已申请专利或拥有知识产权的在孵企业数”填的是“2 家”。"),
        ),
        (MAKER_SPACE, "premises-owned", {"premises.source": "owned"}, {}, ("yes", "“场地来源”填的是“自有”。")),
        (MAKER_SPACE, "premises-owned", {"premises.source": "leased"}, {}, ("no", "“场地来源”填的是“租赁”。")),
        (MAKER_SPACE, "premises-at-disposal", {"premises.source": "leased"}, {}, ("yes", "“场地来源”填的是“租赁”。")),
        (MAKER_SPACE, "premises-at-disposal", {"premises.source": "owned"}, {}, ("no", "“场地来源”填的是“自有”。")),
        (MAKER_SPACE, "premises-at-disposal", {}, {}, ("open", "先填“场地来源”，才能定。")),
        (MAKER_SPACE, "other-materials", {}, {}, ("open", "由申报单位自己判断：众创空间认为必要的才交。")),
    ],
)
def test_what_decides(
    name: str,
    material: str,
    answers: Mapping[str, str],
    rosters: Mapping[str, Sequence[Row]],
    expected: tuple[str, str],
) -> None:
    """Each condition on a material is decided both ways by what was answered, and else says what to answer."""
    assert said(listed(name, answers, rosters), material) == expected


def test_numbers_names_and_verdicts() -> None:
    """A line says of how many firms, by name where rows decide, and how the conditions that it proves stand."""
    found = listed(INCUBATOR, {"tenants.count": "40", "variant": "general"}, {"tenant": TENANTS})

    assert line(found, "tenant-licences")["wanted"][1:] == ["复印件", "按“在孵企业情况汇总表”共 2 行"]
    assert line(found, "tenant-licences")["seals"] == ["加盖在孵企业公章（公章不可复印）"]
    assert line(found, "tenant-financing")["wanted"][1:] == ["按“在孵企业情况汇总表”共 1 行：甲公司"]
    verdicts = {one["id"]: (one["verdict"], one["label"]) for one in line(found, "tenant-licences")["proves"]}
    assert verdicts["tenant-count"] == ("unmet", "未达到")
    assert verdicts["tenant-address"] == ("unknown", "2 行中 2 行待填")
    graduate = {one["id"]: (one["verdict"], one["label"]) for one in line(found, "graduate-agreements")["proves"]}
    assert graduate["graduate-qualified"] == (None, "未核对")


def test_spine() -> None:
    """The words on the back hold the applicant's name; the notice of 2022 asks for none."""
    assert (listed(INCUBATOR)["spine"], listed(INCUBATOR)["named"]) == ("2024-（孵化器名称）", False)
    named = listed(INCUBATOR, {"name": "晋{name}阳"})
    assert (named["spine"], named["named"]) == ("2024-晋{name}阳", True)
    assert listed(MAKER_SPACE, {"name": "晋阳"})["spine"] == ""


@pytest.mark.parametrize("name", KNOWN)
def test_workbook(name: str) -> None:
    """It holds every line with its state, to be chosen from a list, and the binding; no text is a formula."""
    answers = {"name": "=1+1{name}", "variant": "specialized"}
    found = listed(name, answers)
    states = {"other-materials": "doubtful", "mentor-agreements": "ready", "form-cover": "missing", "gone": "ready"}
    data = browser.checklist_workbook(as_text({"notice": name, "answers": answers, "states": states}))
    sheet, binding = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    title, source, headings, *rows = sheet.iter_rows(values_only=True)

    assert (title[0], sheet["A1"].data_type) == ("=1+1{name} 申报材料清单（底稿，非官方表样）", "s")
    cells = [dict(zip(map(str, headings), row, strict=True)) for row in rows]
    assert [(cell["材料"], cell["分项"] or "") for cell in cells] == [
        (one["item"], one["part"]) for one in found["lines"]
    ]
    assert [cell["要不要交"] for cell in cells] == [MATERIAL_NEEDS[one["outcome"]] for one in found["lines"]]
    noted = {one["id"]: cell["状态"] for one, cell in zip(found["lines"], cells, strict=True) if cell["状态"]}
    assert noted == {"other-materials": "存疑", "mentor-agreements": "已备", "form-cover": "缺"}
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"已备,缺,存疑"'
    assert str(source[0]).endswith("份数：一式五份。")
    assert not any("一式五份" in str(cell) for row in rows for cell in row)
    forms = [
        part.get("form") for item in load_supplement(name).materials["items"] for part in item.get("parts", [item])
    ]
    assert all(form in cell["要求"].split("\n") for form, cell in zip(forms, cells, strict=True) if form)
    spines = [row[1] for row in binding.iter_rows(values_only=True) if row[0] == "书脊"]
    assert spines == ([found["spine"]] if found["spine"] else [])


def test_worked_cases_settle_most() -> None:
    """With a case's rosters nothing is left open but what the notice leaves to the applicant, or nobody answered."""
    answers = {"variant": "general", "tenants.patent_or_ip": "25", "tenants.financed": "4"}
    found = listed(INCUBATOR, answers, {"premises": [PREMISES]})

    assert [one["id"] for one in found["lines"] if one["outcome"] == "open"] == ["other-materials"]
