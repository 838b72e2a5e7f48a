"""Runs the JSON Schema test suite on `jsonschema` and prints every outcome as JSON.

Usage: python run_suite.py SUITE_FOLDER [FOLDER_OF_ANOTHER_RPDS]

A process of its own, because the stand-in and the real `rpds` bear the same name.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

SUITE = Path(sys.argv[1])
sys.path[:0] = sys.argv[2:]

# Only now, so that the rpds named on the command line is the one they import.
import rpds  # noqa: E402
from jsonschema import Draft202012Validator  # noqa: E402
from referencing import Registry  # noqa: E402
from referencing.jsonschema import DRAFT202012  # noqa: E402

# The suite's schemas refer to documents on this server, which the suite brings along as files.
REMOTES = "http://localhost:1234/"


def registry() -> Registry:
    """Return the documents that the suite's schemas refer to."""
    files = (SUITE / "remotes").rglob("*.json")
    return Registry().with_resources(
        (REMOTES + path.relative_to(SUITE / "remotes").as_posix(), resource)
        for path in sorted(files)
        if (resource := DRAFT202012.create_resource(json.loads(path.read_text())))
    )


def outcomes() -> Iterator[tuple[str, str]]:
    """Yield the name of each test and `passed`, `failed` or the error that stopped it."""
    known = registry()
    for path in sorted((SUITE / "tests" / "draft2020-12").glob("*.json")):
        for case in json.loads(path.read_text()):
            validator = Draft202012Validator(case["schema"], registry=known)
            for test in case["tests"]:
                name = f"{path.stem}: {case['description']}: {test['description']}"
                try:
                    right = validator.is_valid(test["data"]) is test["valid"]
                except Exception as error:  # noqa: BLE001 - any error is an outcome
                    yield name, repr(error)
                else:
                    yield name, "passed" if right else "failed"


json.dump({"rpds": rpds.__file__, "outcomes": list(outcomes())}, sys.stdout)
