"""What comes of the choices in the dialog."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize

from playground.ui.animation.plan import CANVAS, HALF, ROW, WIDTH, Plan, arranged, frame_path


def test_frames_are_so_many_epochs_apart() -> None:
    plan = Plan(("loss",), frames=60, every=2, rate=10)
    assert [plan.epoch(frame) for frame in (0, 1, 59)] == [0, 2, 118] and plan.last == 118 and plan.seconds == 6.0


def test_two_narrow_parts_share_a_row_below_the_network() -> None:
    parts = {"wide": ROW, "one": HALF, "two": HALF, "three": HALF, CANVAS: ROW}
    size, places = arranged(parts, 40, 28, scale=1.0)
    assert list(places) == [CANVAS, "one", "two", "three", "wide"]
    assert places[CANVAS] == QRect(0, 68, WIDTH, ROW.height)
    assert places["two"] == QRect(WIDTH // 2, 68 + ROW.height + 28, WIDTH // 2, HALF.height)
    assert places["three"].width() == WIDTH, "what is left over has a row of its own"
    assert size == QSize(WIDTH, places["wide"].bottom() + 1)
    assert not any(a.intersects(b) for a in places.values() for b in places.values() if a is not b)


def test_larger_text_means_a_larger_picture() -> None:
    assert arranged({"one": HALF}, 80, 56, scale=2.0)[0] == QSize(2 * WIDTH, 80 + 56 + 2 * HALF.height)


def test_a_gif_is_packed_in_memory_and_frames_are_not() -> None:
    size = QSize(1000, 1000)
    assert Plan(("loss",), frames=500).fits(size) and not Plan(("loss",), frames=500, scale=2).fits(size)
    assert Plan(("loss",), frames=500, scale=2, kind="png").fits(size)


def test_frames_sort_by_their_names() -> None:
    assert [frame_path(Path("a"), number).name for number in (1, 12, 500)] == [
        "frame_0001.png",
        "frame_0012.png",
        "frame_0500.png",
    ]
