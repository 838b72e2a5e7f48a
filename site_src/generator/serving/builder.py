"""Builds in a process of its own, which remembers what it has made, and is replaced when the code has changed."""

import multiprocessing
import signal
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection

from generator.serving.outcome import Outcome, Problem

_STOPPED = Outcome(problems=[Problem("生成程序意外停止，原因见终端；下次保存时再试")])

type Build = Callable[[], Outcome]

type _Answer = tuple[Outcome, Collection[str]]
"""An outcome whose site has only those files that the last answer did not have; and the addresses of all."""


class Builder:
    """A process that builds when it is asked to.

    Args:
        prepare: Called once in the process; it returns what builds.
    """

    def __init__(self, prepare: Callable[[], Build]) -> None:
        self._prepare = prepare
        self._site: dict[str, bytes] = {}
        self._start()

    def build(self) -> Outcome:
        """Build once."""
        try:
            self._connection.send(None)
            answer: _Answer = self._connection.recv()
        except (EOFError, OSError):
            self.restart()
            return _STOPPED
        outcome, addresses = answer
        if outcome.problems:
            return outcome
        self._site = {address: outcome.site.get(address) or self._site[address] for address in addresses}
        return replace(outcome, site=self._site)

    def restart(self) -> None:
        """Go on with a new process, which remembers nothing."""
        self._process.terminate()
        self._process.join()
        self._connection.close()
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, self._prepare), daemon=True)
        self._process.start()
        theirs.close()


def _answer(connection: Connection, prepare: Callable[[], Build]) -> None:
    """Build whenever asked to, until whoever asks has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asks
    told: Mapping[str, bytes] = {}
    build = None
    while True:
        try:
            connection.recv()
        except EOFError:
            return
        build = build or prepare()
        outcome = build()
        changed = {address: made for address, made in outcome.site.items() if told.get(address) != made}
        try:
            connection.send((replace(outcome, site=changed), list(outcome.site)))
        except BrokenPipeError:
            return
        told = outcome.site or told
