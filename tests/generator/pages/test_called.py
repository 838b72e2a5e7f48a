"""To whom an application is handed in, and whom to ask: what a notice says, no more."""

from dataclasses import replace

from generator.pages.called import variants_named
from other_sites import read_samples, rendered, with_part

NAME = "2026-startup-space"
AREAS = [
    {"id": "city", "title": "市区", "clause": "三第1款", "unit": "所在区科技局", "note": "通知没有写电话。"},
    {"id": "other", "title": "县", "clause": "三第1款", "unit": "所在县科技局", "note": "通知没有写电话。"},
]


def test_handed_in_to_units_without_telephones() -> None:
    """Where the notice has no telephones of those who recommend, they are still those to whom to hand in."""
    sample = read_samples()[NAME]
    finder = {**sample.parts["contacts"]["finder"], "areas": AREAS}
    folder = with_part(sample, "contacts", recommending_units=[], finder=finder)
    pages = rendered(folder)
    overview, materials, contacts = (
        pages[f"{NAME}/{page}.md"] for page in ("index", "materials/index", "contacts/index")
    )

    assert '<a href="contacts/">查县（市、区）科技主管部门</a>' in overview
    assert '报送至<a href="../contacts/">县（市、区）科技主管部门</a>' in materials
    assert "<caption>申报材料报送至县（市、区）科技主管部门</caption>" in contacts
    assert '<th scope="col">县（市、区）科技主管部门</th><th scope="col">条款</th>' in contacts
    assert "通知未写" not in contacts


def test_telephones_of_units_are_below() -> None:
    """Where some are listed, the finder says so, and what it does not know of the others."""
    folder = read_samples()[NAME]
    finder = folder.parts["contacts"]["finder"]
    more = {**finder, "areas": [*finder["areas"], AREAS[0]]}
    contacts = rendered(with_part(folder, "contacts", finder=more))[f"{NAME}/contacts/index.md"]

    assert "科技主管部门；电话取自下面的名单</caption>" in contacts
    assert contacts.count('<td class="short">通知未写</td>') == 2


def test_handed_in_to_whom_the_only_route_leads() -> None:
    """Without a finder, it is the recipient of what the applicant sends; nobody where the notice names none."""
    folder = read_samples()["2026-accelerator"]
    bare = with_part(folder, "contacts", recommending_units=[])
    route = {
        "id": "route",
        "title": "申报材料",
        "step": "submit",
        "clause": "三（一）",
        "what": "申报材料",
        "copies": "一式三份",
    }
    named = with_part(bare, "process", routes=[{**route, "recipient": "所在市科技局"}])
    unnamed = with_part(bare, "process", routes=[route])

    assert '报送至<a href="../contacts/">所在市科技局</a>' in rendered(named)["2026-accelerator/materials/index.md"]
    assert "报送至" not in rendered(unnamed)["2026-accelerator/materials/index.md"]


def test_variants_in_a_row() -> None:
    """Two are joined by a word, more are listed."""
    folder = read_samples()["2026-pilot-base"]
    named = {letter: f"{letter}类" for letter in "甲乙丙"}
    for count, expected in ((2, "甲类与乙类"), (3, "甲类、乙类、丙类")):
        about = {**folder.about, "variants": dict([*named.items()][:count])}
        assert variants_named(replace(folder, about=about)) == expected
