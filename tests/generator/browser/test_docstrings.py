"""Python without documentation: the same program, on the same lines."""

import ast

from generator.browser.archives import PACKAGES, standard_library
from generator.browser.docstrings import without_docstrings

SOURCE = '''"""What the module is for;
in two lines."""
class Row:
    "One line."; kept = "a text"

    async def area(self):
        r"""Return ㎡.

        Of a row."""
        return """no documentation"""
'''


def test_docstrings_go_and_lines_stay() -> None:
    """A short stand-in is in the place of each; other texts, and the places of everything else, are as they were."""
    shortened = without_docstrings({"row.py": SOURCE.encode(), "row.json": b'"""'})

    row = ast.parse(shortened["row.py"]).body[1]
    assert isinstance(row, ast.ClassDef)
    assert (row.lineno, ast.get_docstring(row)) == (3, "-")
    assert b'"""no documentation"""' in shortened["row.py"]
    assert "㎡" not in shortened["row.py"].decode()
    assert shortened["row.py"].count(b"\n") == SOURCE.count("\n")
    assert shortened["row.json"] == b'"""'


def test_the_standard_library_stays_what_it_is() -> None:
    """Every call and every return of every module is on its line; what Pyodide documents is untouched."""
    sources = standard_library(PACKAGES)
    shortened = without_docstrings(sources)

    changed = [
        path for path, source in sources.items() if path.endswith(".py") and places(source) != places(shortened[path])
    ]
    assert changed == []
    assert sum(map(len, shortened.values())) < 0.85 * sum(map(len, sources.values()))
    assert all(shortened[path] == source for path, source in sources.items() if path.startswith("_pyodide/"))


def places(source: bytes) -> list[tuple[int, str]]:
    """Return the lines of what is done in a source."""
    done = (ast.FunctionDef, ast.Call, ast.Return, ast.Assign)
    return [(node.lineno, ast.dump(node)[:40]) for node in ast.walk(ast.parse(source)) if isinstance(node, done)]
