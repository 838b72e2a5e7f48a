# ruff: noqa: INP001 - a script that runs under Pyodide, no part of a package
"""Imports everything that the browser's Python may ever import; run by `python -m generator.browser.trace`.

Most imports happen at start. The rest hides inside functions, on paths that a visitor may be the first to take:
those that this file does not take itself, it imports by name.
"""

import contextlib
import importlib
import importlib.resources
import json
import pkgutil
import traceback
import warnings

# What the standard library imports inside functions: to print an exception or a warning, to parse a date, to convert
# long integers, to unpack an archive, to read texts in the encodings of Chinese office software.
LAZY = (
    "_pylong",
    "_strptime",
    "ast",
    "base64",
    "copy",
    "csv",
    "difflib",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.gb18030",
    "encodings.gbk",
    "encodings.latin_1",
    "encodings.utf_16",
    "encodings.utf_16_le",
    "encodings.utf_8",
    "encodings.utf_8_sig",
    "importlib.readers",
    "importlib.resources.readers",
    "ipaddress",
    "linecache",
    "locale",
    "pprint",
    "shutil",
    "string",
    "textwrap",
    "tokenize",
    "tracemalloc",
    "uuid",
    "zipfile",
)


def import_all(package: str) -> None:
    """Import a package and every module in it."""
    module = importlib.import_module(package)
    for found in pkgutil.walk_packages(module.__path__, f"{package}."):
        importlib.import_module(found.name)


def use_checker() -> None:
    """Answer good and bad requests about every notice."""
    browser = importlib.import_module("checker.browser")
    notices = importlib.resources.files("checker").joinpath("notices")
    names = sorted(entry.name for entry in notices.iterdir())
    for notice in (name.removesuffix(".json") for name in names if name.endswith(".json")):
        browser.start(notice)
        for extra in ({}, {"answers": {}, "unreadable": []}, {"text": "{}"}, {"text": "no JSON"}):
            for method in (browser.check, browser.open):
                with contextlib.suppress(KeyError):
                    method(json.dumps({"notice": notice} | extra))


def report_trouble() -> None:
    """Print an exception and a warning as they would appear on the console."""
    error = ValueError("shown")
    error.__cause__ = ExceptionGroup("nested", [KeyError()])
    traceback.print_exception(error)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.warn("shown", stacklevel=1)


for name in LAZY:
    importlib.import_module(name)
for name in ("attrs", "checker", "jsonschema", "referencing"):
    import_all(name)
use_checker()
report_trouble()
