"""Columns of tables: numbers or texts, what is missing, reading that tells how far it is, and what stays read."""

import os
from pathlib import Path

import numpy as np
import pytest

from playground.engine import columns as module
from playground.engine.columns import HEAD, Shelf, columns_of_text
from playground.engine.diagnostics.progress import CancelledError, Watch


def test_numbers_texts_and_what_is_missing() -> None:
    read = columns_of_text("a,b,kind\n1,?,x\n,2.5,\n3,4,y\n", "it.csv", separator=None, header=None)
    a, b, kind = read.all
    np.testing.assert_array_equal(a.numbers, [1.0, np.nan, 3.0])
    np.testing.assert_array_equal(b.numbers, [np.nan, 2.5, 4.0])
    assert kind.numbers is None and kind.texts == ("x", "y") and kind.text == "x"
    np.testing.assert_array_equal(kind.which, [0.0, np.nan, 1.0])
    assert [column.missing for column in read.all] == [1, 1, 1]
    assert read.rows == 3 and read.names == ("a", "b", "kind") and read.separator == ","
    assert read.head[1] == ("", "2.5", "")


def test_only_the_head_is_kept_as_it_stands() -> None:
    read = columns_of_text("a\tb\n" + "1\t2\n" * 5000, "it", separator=None, header=None)
    assert read.rows == 5000 and len(read.head) == HEAD


def test_rows_of_the_rarer_width_are_dropped_wherever_they_stand() -> None:
    text = "1,2,3\n" + "1,2\n" * 3000 + "1,2,3\n" * 2999
    read = columns_of_text(text, "it", separator=",", header=False)
    assert (read.rows, read.dropped) == (3000, 3000) and len(read.all) in (2, 3)


def test_reading_tells_how_far_it_is_and_can_be_cancelled() -> None:
    text = "a,b\n" + "1,2\n" * 20000
    shares: list[float] = []
    columns_of_text(text, "it", separator=None, header=None, watch=Watch(shares.append))
    assert shares == sorted(shares) and len(shares) > 8 and shares[-1] == 1.0
    with pytest.raises(CancelledError):
        columns_of_text(text, "it", separator=None, header=None, watch=Watch(None, lambda: True))


def test_a_file_stays_read_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, read, file = Shelf(), [], tmp_path / "it.csv"
    monkeypatch.setattr(module, "decoded", lambda path: (read.append(path.name), path.read_text())[1])
    file.write_text("a,b\n1,2\n3,4\n")
    first = shelf.columns(file, separator=None, header=None)
    assert shelf.columns(file, separator=None, header=None) is first and read == ["it.csv"]
    file.write_text("a,b\n1,2\n3,5\n")
    os.utime(file, ns=(1, 1))
    assert shelf.columns(file, separator=None, header=None).all[1].numbers is not first.all[1].numbers
    for name in ("x", "y"):
        (tmp_path / name).write_text("a,b\n1,2\n")
        shelf.columns(tmp_path / name, separator=None, header=None)
    assert shelf.columns(file, separator=None, header=None) is not first and len(read) == 5
