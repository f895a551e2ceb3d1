"""The one thread that writes: it takes what has queued up, commits it as one, and only then says so."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.errors import StoreError
from bot.store.failures import is_locked
from bot.store.sql import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")

LARGEST_GROUP = 256
"""Operations in one commit; more would only make the first of them wait longer."""


class Access(Enum):
    """What an operation needs: to read, to write, or to have the connection outside of any transaction."""

    READ = auto()
    WRITE = auto()
    ALONE = auto()


@dataclass(frozen=True, slots=True)
class Operation(Generic[_Value]):
    """One thing to do; it may be run again after a failed commit, so it changes only the database."""

    run: Callable[[sqlite3.Connection], _Value]
    access: Access
    future: Future[_Value] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: Any = None
    error: BaseException | None = None


class Writer:
    """Runs operations in the order they were submitted, many to one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        explain: Callable[[BaseException], StoreError],
        release: Callable[[], None],
    ) -> None:
        """Start the thread.

        Args:
            connection: in autocommit mode; from now on only this thread uses it.
            explain: turns what SQLite raised into one line for the operator.
            release: gives up the connection and whatever guards it; called when everything is done.
        """
        self._connection = connection
        self._explain = explain
        self._release = release
        self._queue: SimpleQueue[Operation[Any] | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._is_open = True
        self._closed: Future[None] = Future()
        threading.Thread(target=self._serve, name="store-writer", daemon=True).start()

    def submit(self, access: Access, run: Callable[[sqlite3.Connection], _Value]) -> Future[_Value]:
        """Queue an operation; its future is done after the commit, or has the error that it alone met."""
        operation = Operation(run, access)
        with self._gate:
            if self._is_open:
                self._queue.put(operation)
                return operation.future
        operation.future.set_exception(StoreError("the store is closed"))
        return operation.future

    def close(self) -> Future[None]:
        """Finish what is queued, then release the database; the future is done when that is done."""
        with self._gate:
            if self._is_open:
                self._is_open = False
                self._queue.put(None)
        return self._closed

    def _serve(self) -> None:
        is_open = True
        while is_open:
            batch, is_open = self._drain()
            for is_alone, group in groupby(batch, key=lambda operation: operation.access is Access.ALONE):
                if is_alone:
                    for operation in group:
                        self._run_alone(operation)
                else:
                    self._commit(list(group))
        self._stop()

    def _drain(self) -> tuple[list[Operation[Any]], bool]:
        """Wait for one operation and take all that queued up behind it; False when there will be no more."""
        batch: list[Operation[Any]] = []
        item = self._queue.get()
        while item is not None:
            if item.future.set_running_or_notify_cancel():
                batch.append(item)
            if len(batch) == LARGEST_GROUP:
                return batch, True
            try:
                item = self._queue.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _commit(self, group: list[Operation[Any]]) -> None:
        """Run a group in one transaction; when that fails as a whole, run each by itself.

        So one row too large for the disk does not take the others with it. A lock is not waited for
        once more for each of them.
        """
        try:
            outcomes = self._transact(group)
        except Exception as error:  # noqa: BLE001  whoever waits must hear of it, and the thread must live
            if len(group) > 1 and not is_locked(error):
                for operation in group:
                    self._commit([operation])
                return
            outcomes = [_Outcome(error=error)] * len(group)
        for operation, outcome in zip(group, outcomes, strict=True):
            self._settle(operation, outcome)

    def _transact(self, group: list[Operation[Any]]) -> list[_Outcome]:
        writes = any(operation.access is Access.WRITE for operation in group)
        with transaction(self._connection, "BEGIN IMMEDIATE" if writes else "BEGIN"):
            return [self._attempt(operation) for operation in group]

    def _attempt(self, operation: Operation[Any]) -> _Outcome:
        self._connection.execute("SAVEPOINT operation")
        try:
            outcome = _Outcome(operation.run(self._connection))
        except Exception as error:
            if not self._connection.in_transaction:
                raise
            self._connection.execute("ROLLBACK TO operation")
            outcome = _Outcome(error=error)
        self._connection.execute("RELEASE operation")
        return outcome

    def _run_alone(self, operation: Operation[Any]) -> None:
        try:
            outcome = _Outcome(operation.run(self._connection))
        except Exception as error:  # noqa: BLE001  whoever waits must hear of it, and the thread must live
            outcome = _Outcome(error=error)
        self._settle(operation, outcome)

    def _settle(self, operation: Operation[Any], outcome: _Outcome) -> None:
        if outcome.error is None:
            operation.future.set_result(outcome.value)
        elif isinstance(outcome.error, (sqlite3.Error, OSError, OverflowError, ValueError)):
            operation.future.set_exception(self._explain(outcome.error))
        else:
            operation.future.set_exception(outcome.error)

    def _stop(self) -> None:
        try:
            self._release()
        except Exception as error:  # noqa: BLE001  the same
            self._closed.set_exception(self._explain(error))
        else:
            self._closed.set_result(None)
