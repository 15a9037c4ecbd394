"""How the JSON of an experiment is laid out: what fits stands on one line, so that a layer is a line of a diff."""

from __future__ import annotations

import json
from typing import Any

WIDTH = 120


def laid_out(plain: Any) -> str:
    """Plain data as JSON text, with a line break at its end."""
    return _broken(plain, 0) + "\n"


def _laid_out(plain: Any, indent: int, room: int) -> str:
    """`plain` on one line if it has `room` for that, or if nothing in it is a list."""
    line = json.dumps(plain, ensure_ascii=False, allow_nan=False)
    if len(line) <= room or not isinstance(plain, (dict, list)) or not plain or not _holds_list(plain):
        return line
    return _broken(plain, indent)


def _holds_list(plain: Any) -> bool:
    if isinstance(plain, dict):
        return any(_holds_list(item) for item in plain.values())
    return isinstance(plain, list)


def _broken(plain: Any, indent: int) -> str:
    """An object or list with a line for each item."""
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(plain, dict):
        heads, items, ends = [f"{json.dumps(key, ensure_ascii=False)}: " for key in plain], plain.values(), "{}"
    else:
        heads, items, ends = [""] * len(plain), plain, "[]"
    lines = [
        inner + head + _laid_out(item, indent + 2, WIDTH - len(inner) - len(head) - 1)
        for head, item in zip(heads, items, strict=True)
    ]
    return ends[0] + "\n" + ",\n".join(lines) + "\n" + outer + ends[1]
