"""Labels at line ends pushed apart so that none covers another."""

import math
from collections.abc import Sequence


def spread(positions: Sequence[float], gap: float, *, low: float = -math.inf, high: float = math.inf) -> list[float]:
    """The positions, in the order given, moved as little as possible so that any two are at least `gap` apart.

    All lie between `low` and `high`; where there is no room for that, they start at `low`.

    Least squares with a fixed order: neighbours that would collide form a block around their common mean (the pool
    adjacent violators algorithm on position - rank × gap).
    """
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    blocks: list[tuple[float, int]] = []  # (mean of position - rank × gap, how many)
    for rank, i in enumerate(order):
        mean, count = positions[i] - rank * gap, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    last = max(high - (len(positions) - 1) * gap, low)
    flat = [min(max(mean, low), last) for mean, count in blocks for _ in range(count)]
    moved = [0.0] * len(positions)
    for rank, i in enumerate(order):
        moved[i] = flat[rank] + rank * gap
    return moved
