"""Writes what scripts share with Python into site_src/app/generated/.

The vocabulary comes from the checker, the types of reports, of the worker's messages and of ``version.json`` from
their schemas, the names of archives from `generator.browser.archives`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from checker.values.limits import LARGEST_DRAFT, LARGEST_SHEET_FILE
from checker.values.verdict import BY_WEIGHT
from checker.wording import vocabulary
from generator.browser.archives import DESK, OPENPYXL, PAPERS, SHEETS
from generator.tools import ROOT, SCHEMAS, run, write_files

GENERATED = ROOT / "site_src" / "app" / "generated"
JSON2TS = ROOT / "node_modules" / ".bin" / "json2ts"
HEADER = "// Written by generator/browser/generated.py: change what it reads, not this file.\n"

_OPTIONS = ("--no-additionalProperties", "--unreachableDefinitions", "--maxItems=-1", "--unknownAny")


def write_generated(target: Path = GENERATED) -> None:
    """Write ``vocabulary.ts``, ``archives.ts`` and, for each schema that scripts know, a file of types.

    Raises:
        ToolError: A schema cannot be turned into types.
    """
    types = {f"{name}.ts": _types(name) for name in ("report", "papers", "desk", "visits", "worker", "version")}
    write_files({"vocabulary.ts": _vocabulary().encode(), "archives.ts": _archives().encode(), **types}, target)


def _types(name: str) -> bytes:
    command = (JSON2TS, "--input", f"{name}.schema.json", "--cwd", ".", *_OPTIONS, "--bannerComment", HEADER)
    return run(command, folder=SCHEMAS)


def _vocabulary() -> str:
    imports = 'import type { Basis, Severity, Verdict } from "./report";\n'
    constants = (f"export const {name}: {kind} = {_json(value)};\n" for name, kind, value in _constants())
    return "".join((HEADER, imports, *constants))


def _archives() -> str:
    named = {"SHEETS": SHEETS, "OPENPYXL": OPENPYXL, "PAPERS": PAPERS, "DESK": DESK}
    return "".join((HEADER, *(f"export const {name} = {_json(archive.name)};\n" for name, archive in named.items())))


def _constants() -> Iterator[tuple[str, str, object]]:
    """Yield each constant's name, its type in TypeScript, and its value."""
    yield "VERDICTS", "readonly Verdict[]", list(vocabulary.VERDICT_LABELS)
    yield "VERDICT_ORDER", "readonly Verdict[]", BY_WEIGHT
    yield "VERDICT_LABELS", "Record<Verdict, string>", vocabulary.VERDICT_LABELS
    yield "OVERALL_LABELS", "Record<Verdict, string>", vocabulary.OVERALL_LABELS
    yield "RESULT_LABELS", "Record<Basis, Record<Verdict, string>>", vocabulary.RESULT_LABELS
    yield "NOT_CHECKED", "string", vocabulary.NOT_CHECKED
    yield "OTHERWISE_UNCHANGED", "string", vocabulary.OTHERWISE_UNCHANGED
    yield "BASIS_SHORT", "Record<Basis, string>", vocabulary.BASIS_SHORT
    yield "MATERIAL_NEEDS", 'Record<"yes" | "no" | "open", string>', vocabulary.MATERIAL_NEEDS
    yield "MATERIAL_STATES", "Record<string, string>", vocabulary.MATERIAL_STATES
    yield "SEVERITY_LABELS", "Record<Severity, string>", vocabulary.SEVERITY_LABELS
    yield "CELL_MARKS", 'Record<"error" | "warning", string>', vocabulary.CELL_MARKS
    yield "LARGEST_SHEET_FILE", "number", LARGEST_SHEET_FILE
    yield "LARGEST_DRAFT", "number", LARGEST_DRAFT


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
