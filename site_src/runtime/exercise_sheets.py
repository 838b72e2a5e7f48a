# ruff: noqa: INP001 - a script that runs under Pyodide, no part of a package
"""Imports everything that reading and writing spreadsheets may import; run by `python -m generator.browser.trace`.

openpyxl can do much more than this; what it imports for that only when asked is left out.
"""

import contextlib
import importlib
import importlib.resources
import json
import pkgutil

# What openpyxl, the checker and the standard library import inside functions on their way.
LAZY = ("encodings.gb18030", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be", "encodings.utf_8_sig")


def import_all(package: str) -> None:
    """Import a package and every module in it."""
    module = importlib.import_module(package)
    for found in pkgutil.walk_packages(module.__path__, f"{package}."):
        importlib.import_module(found.name)


def use_sheets() -> None:
    """Write and read the example rows of every roster of every notice, and files that are none."""
    browser = importlib.import_module("checker.browser")
    load = importlib.import_module("checker").load_notice
    texts_from_row = importlib.import_module("checker.application.texts").texts_from_row
    notices = importlib.resources.files("checker").joinpath("notices")
    for name in sorted(entry.name for entry in notices.iterdir() if entry.name.endswith(".json")):
        notice = load(name.removesuffix(".json"))
        browser.start(notice.id)
        rows = {
            roster.id: [texts_from_row(row, roster) for row in roster.row_schema["examples"]]
            for roster in notice.rosters.values()
        }
        request = {"notice": notice.id, "name": "", "roster": "", "rosters": rows, "answers": {"variant": "general"}}
        workbook = browser.write(json.dumps(request | {"format": "xlsx"}))
        answer = json.loads(browser.read(json.dumps(request), workbook))
        for place, sheet in enumerate(answer["sheets"]):
            remapped = request | {"sheet": place, "roster": sheet["roster"], "columns": {}}
            browser.remap(json.dumps(remapped))
        browser.take(json.dumps(request | {"sheets": list(range(len(answer["sheets"])))}))
        for roster, listed in rows.items():
            text = browser.write(json.dumps(request | {"format": "csv", "rosters": {roster: listed}, "answers": None}))
            browser.read(json.dumps(request | {"roster": roster}), text)
        for data in (b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), workbook[:2000], "姓名".encode("gb18030")):
            with contextlib.suppress(KeyError):
                browser.read(json.dumps(request), data)


for name in LAZY:
    importlib.import_module(name)
import_all("checker.sheets")
use_sheets()
