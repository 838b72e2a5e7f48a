"""The command line: ``checker check NOTICE_ID [APPLICATION] [--roster ID=TABLE] [--on YYYY-MM-DD] [--json]``."""

from checker.cli.command import main

__all__ = ["main"]
