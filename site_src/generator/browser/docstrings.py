"""Takes documentation out of what the browser loads: nobody reads it there, and it is a seventh of the bytecode."""

import ast
from itertools import accumulate

from generator.tools import Files

_NEEDS_ITS_OWN = "_pyodide/"
"""Pyodide copies docstrings of these modules to what it implements in JavaScript."""

_STAND_IN = "'-'"
"""Dataclasses without a docstring make one of their signature, which takes longer than all else about them."""

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def without_docstrings(files: Files) -> Files:
    """Return files whose Python sources have all docstrings replaced, each line where it was."""
    return {
        path: _shortened(data) if path.endswith(".py") and not path.startswith(_NEEDS_ITS_OWN) else data
        for path, data in files.items()
    }


def _shortened(source: bytes) -> bytes:
    starts = [0, *accumulate(len(line) for line in source.splitlines(keepends=True))]
    for expression in reversed(_docstrings(ast.parse(source))):
        start = starts[expression.lineno - 1] + expression.col_offset
        end = starts[(expression.end_lineno or 0) - 1] + (expression.end_col_offset or 0)
        lines = source[start:end].count(b"\n")
        source = source[:start] + _STAND_IN.encode() + b"\\\n" * lines + source[end:]
    return source


def _docstrings(tree: ast.Module) -> list[ast.expr]:
    """Return the expressions that are docstrings, in their order."""
    first = [node.body[0] for node in ast.walk(tree) if isinstance(node, _DOCUMENTED) and node.body]
    texts = [
        statement.value
        for statement in first
        if isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    ]
    return sorted(texts, key=lambda text: (text.lineno, text.col_offset))
