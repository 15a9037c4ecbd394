"""Long work that says how far it is and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


class CancelledError(Exception):
    """Raised out of long work whose `cancelled()` answered True."""


class Watch:
    """Tells `progress` the share that is done (0 to 1), and raises CancelledError where `cancelled` answers True."""

    def __init__(
        self, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self.progress, self.cancelled = progress, cancelled

    def over(self, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items of a loop, watched; `total` is their number."""
        for done, item in enumerate(items):
            self.at(done / total)
            yield item
        self.at(1.0)

    def at(self, share: float) -> None:
        """So much is done."""
        if self.cancelled and self.cancelled():
            raise CancelledError
        if self.progress:
            self.progress(share)

    def part(self, start: float, stop: float) -> Watch:
        """A watch over a part of the work, whose 0 to 1 is `start` to `stop` of the whole."""
        progress = self.progress
        if progress is None:
            return Watch(None, self.cancelled)
        return Watch(lambda share: progress(start + share * (stop - start)), self.cancelled)
