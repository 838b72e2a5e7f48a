"""An official text as a plain file, for comparing it word for word with the department's."""

from generator.text.clauses import Text
from generator.tools import sha256


def plain_text(text: Text) -> bytes:
    """Return the official words alone, one clause a line, a table's cells with spaces between them; UTF-8."""
    return "".join(f"{clause.text}\n" for clause in text.clauses.values()).encode()


def text_checksum(text: Text) -> str:
    """Return the SHA-256 of the plain file."""
    return sha256(plain_text(text))
