"""The small controls: what they emit, how the keyboard works them, that nothing is clipped at any text size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QTabBar,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground.look import numbers
from playground.look.controls import (
    Button,
    Chip,
    Choice,
    DockTitle,
    Field,
    FocusRing,
    IconButton,
    LabelledSlider,
    SearchField,
    Segmented,
    Sentence,
    Slider,
    Stepper,
    Strip,
    Thumbnail,
    Toast,
    ToggleChip,
    align_names,
    label,
)
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.scales import Linear, Logarithmic
from playground.look.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget in an active window, so that keys reach it."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()  # without a window manager nobody else does
    return widget


def dot(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box, theme.colour("accent"))


MAKERS: dict[str, Callable[[Look], QWidget]] = {
    "button": lambda look: Button(look, "Epoch", name="made", icon="epoch"),
    "primary": lambda look: Button(look, "Run", name="made", icon="run", primary=True),
    "square": lambda look: Button(look, name="made", icon="reset", tool_tip="Reset"),
    "icon_button": lambda look: IconButton(look, "close", name="made", tool_tip="Close"),
    "segmented": lambda look: Segmented(look, [("a", "log"), ("b", "lin")], name="made", accessible="Scale"),
    "choice": lambda look: Choice(look, [("a", "Adam")], name="made", accessible="Optimizer", flat=True),
    "search": lambda look: SearchField(look, name="made", accessible="Search"),
    "slider": lambda look: Slider(look, Linear(0, 10), name="made", accessible="Speed", value=3),
    "labelled_slider": lambda look: LabelledSlider(
        look, Linear(0, 10), name="made", accessible="Speed", value=3, title="Speed"
    ),
    "stepper": lambda look: Stepper(look, Linear(1, 64), name="made", accessible="Units", value=8, unit="units"),
    "chip": lambda look: Chip(look, "Dense", name="made", icon="dense"),
    "painted_chip": lambda look: Chip(look, "tanh", name="made", paint=dot),
    "toggle_chip": lambda look: ToggleChip(look, "x₁", name="made", checked=True),
    "thumbnail": lambda look: Thumbnail(look, "spiral", name="made", paint=dot),
    "sentence": lambda look: Sentence(look, "<b>h1</b> is dead.", name="made", level="error"),
    "strip": lambda look: Strip(look, [label("100 %"), label("x")], name="made"),
    "field": lambda look: Field(look, "Epoch", "000,096", name="made"),
}
EACH = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@EACH
def test_it_can_be_found_and_heard(look: Look, qtbot: QtBot, make: Callable[[Look], QWidget]) -> None:
    widget = make(look)
    qtbot.addWidget(widget)
    assert widget.objectName() == "made"
    for button in [widget, *widget.findChildren(QAbstractButton)]:
        if isinstance(button, QAbstractButton):
            assert button.objectName() and button.accessibleName()


@EACH
@pytest.mark.parametrize("scale", [1.5, 2.0, 3.0])
def test_it_grows_with_the_text_and_paints_in_both_themes(
    dressed: Look, qtbot: QtBot, make: Callable[[Look], QWidget], scale: float
) -> None:
    widget = make(dressed)
    qtbot.addWidget(widget)
    widget.show()
    small = widget.sizeHint()
    dressed.choose(mode="dark", scale=scale)
    large = widget.sizeHint()
    assert large.height() >= small.height() * (1 + 0.4 * (scale - 1)) - 1
    assert large.width() >= small.width()
    assert not widget.grab().toImage().isNull()


@EACH
def test_words_have_room(look: Look, qtbot: QtBot, make: Callable[[Look], QWidget]) -> None:
    for scale in (1.0, 1.5, 2.0):
        look.choose(scale=scale)
        widget = make(look)
        qtbot.addWidget(widget)
        text = getattr(widget, "text", lambda: "")()
        room = look.theme.metrics_of(look.theme.font("chip", weight=600)).horizontalAdvance(text)
        assert widget.sizeHint().width() >= room


def test_only_the_user_chooses_a_segment_aloud(look: Look, qtbot: QtBot) -> None:
    scale = Segmented(look, [("log", "log"), ("lin", "lin")], name="loss_scale", accessible="Scale")
    qtbot.addWidget(scale)
    heard: list[str] = []
    scale.chosen.connect(heard.append)
    scale.set_value("lin")
    assert scale.value == "lin" and heard == []
    scale.show()
    qtbot.mouseClick(scale.findChild(QAbstractButton, "loss_scale_log"), LEFT)
    assert scale.value == "log" and heard == ["log"]


def test_arrow_keys_choose_the_neighbour(look: Look, qtbot: QtBot) -> None:
    scale = Segmented(look, [("a", "mean"), ("b", "RMS"), ("c", "max")], name="norm", accessible="Norm")
    shown(qtbot, scale)
    heard: list[str] = []
    scale.chosen.connect(heard.append)
    first = scale.findChild(QAbstractButton, "norm_a")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert scale.value == "b" and heard == ["b"]


def drag(widget: QWidget, start: QPoint, *stops: QPoint) -> None:
    QTest.mousePress(widget, LEFT, pos=start)
    for stop in stops:
        QTest.mouseMove(widget, stop)
    QTest.mouseRelease(widget, LEFT, pos=stops[-1])


def slider_of(look: Look, qtbot: QtBot) -> LabelledSlider:
    rate = LabelledSlider(
        look, Logarithmic(1e-4, 10), name="rate", accessible="Learning rate", value=0.03, title="Learning rate"
    )
    rate.resize(400, 30)
    shown(qtbot, rate)
    return rate


def test_a_drag_is_one_gesture_over_round_values(look: Look, qtbot: QtBot) -> None:
    rate = slider_of(look, qtbot)
    story: list[object] = []
    rate.gesture_started.connect(lambda: story.append("start"))
    rate.gesture_ended.connect(lambda: story.append("end"))
    rate.moved.connect(story.append)
    slider, middle = rate.slider, rate.slider.height() // 2
    drag(slider, QPoint(10, middle), QPoint(60, middle), QPoint(slider.width() + 50, middle))
    assert story[0] == "start" and story[-1] == "end"
    values = [value for value in story if isinstance(value, float)]
    assert values == sorted(values) and values[-1] == 10
    assert all(f"{value:.0e}" == f"{float(f'{value:.0e}'):.0e}" and float(f"{value:.0e}") == value for value in values)
    assert rate.gesture == 1
    assert rate.edit.text() == "10"


def test_setting_a_value_is_silent_and_keeps_it_exactly(look: Look, qtbot: QtBot) -> None:
    rate = slider_of(look, qtbot)
    with qtbot.assertNotEmitted(rate.moved):
        rate.set_value(0.0123)
    assert rate.value == 0.0123 and rate.edit.text() == "0.0123"


def test_arrow_keys_go_to_the_next_round_value(look: Look, qtbot: QtBot) -> None:
    rate = slider_of(look, qtbot)
    heard: list[float] = []
    rate.moved.connect(heard.append)
    qtbot.keyClick(rate.slider, Qt.Key.Key_Right)
    qtbot.keyClick(rate.slider, Qt.Key.Key_Left)
    assert heard == [0.04, 0.03]
    assert rate.gesture == 2


@pytest.mark.parametrize(("typed", "value"), [("0,5", 0.5), ("99", 10.0), ("nonsense", 0.03), ("", 0.03)])
def test_a_value_can_be_typed(look: Look, qtbot: QtBot, typed: str, value: float) -> None:
    rate = slider_of(look, qtbot)
    heard: list[float] = []
    rate.moved.connect(heard.append)
    rate.edit.setFocus()
    rate.edit.selectAll()
    qtbot.keyClicks(rate.edit, typed) if typed else qtbot.keyClick(rate.edit, Qt.Key.Key_Delete)
    assert rate.edit.property("invalid") == (value == 0.03)
    qtbot.keyClick(rate.edit, Qt.Key.Key_Return)
    assert rate.value == value and heard == ([value] if value != 0.03 else [])
    assert rate.edit.text() == numbers.plain(value)
    assert not rate.edit.property("invalid")


def test_escape_gives_the_old_value_back(look: Look, qtbot: QtBot) -> None:
    rate = slider_of(look, qtbot)
    rate.edit.setFocus()
    rate.edit.selectAll()
    qtbot.keyClicks(rate.edit, "5")
    qtbot.keyClick(rate.edit, Qt.Key.Key_Escape)
    assert rate.edit.text() == "0.03" and rate.value == 0.03


def test_names_under_each_other_are_aligned(look: Look, qtbot: QtBot) -> None:
    rows = [
        LabelledSlider(look, Linear(0, 9), name=f"s{i}", accessible=name, value=1, title=name)
        for i, name in enumerate(("Noise", "Test share"))
    ]
    for row in rows:
        qtbot.addWidget(row)
    align_names(rows)
    assert rows[0].title.minimumWidth() == rows[1].title.minimumWidth() >= rows[1].title.sizeHint().width()


def test_a_stepper_steps_types_and_stops_at_its_ends(look: Look, qtbot: QtBot) -> None:
    units = Stepper(look, Linear(1, 8), name="units", accessible="Units", value=7, unit="units")
    shown(qtbot, units)
    story: list[object] = []
    units.gesture_started.connect(lambda: story.append("start"))
    units.stepped.connect(story.append)
    units.gesture_ended.connect(lambda: story.append("end"))
    qtbot.mouseClick(units.more, LEFT)
    assert story == ["start", 8.0, "end"]
    assert not units.more.isEnabled() and units.less.isEnabled()
    units.edit.setFocus()
    qtbot.keyClick(units.edit, Qt.Key.Key_Down)
    assert units.value == 7
    assert story[-3:] == ["start", 7.0, "end"]
    units.edit.selectAll()
    qtbot.keyClicks(units.edit, "3")
    qtbot.keyClick(units.edit, Qt.Key.Key_Return)
    assert units.value == 3 and story[-3:] == ["start", 3.0, "end"]


def test_holding_the_button_is_one_gesture(look: Look, qtbot: QtBot) -> None:
    units = Stepper(look, Linear(1, 1000), name="units", accessible="Units", value=1)
    shown(qtbot, units)
    units.more.setAutoRepeatDelay(1)
    units.more.setAutoRepeatInterval(1)
    QTest.mousePress(units.more, LEFT)
    qtbot.waitUntil(lambda: units.value >= 5)
    QTest.mouseRelease(units.more, LEFT)
    assert units.gesture == 1


def test_a_chip_asks_for_a_drag_only_after_some_way(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Dense", name="palette_dense", icon="dense")
    qtbot.addWidget(chip)
    chip.resize(120, 28)
    chip.show()
    asked: list[QPoint] = []
    chip.drag_requested.connect(asked.append)
    drag(chip, QPoint(10, 10), QPoint(11, 10))
    assert asked == []
    drag(chip, QPoint(10, 10), QPoint(60, 10), QPoint(90, 10))
    assert asked == [QPoint(10, 10)]


def test_a_chip_is_appended_by_double_click_and_return(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Dense", name="palette_dense", icon="dense")
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.appended):
        qtbot.mouseDClick(chip, LEFT)
    with qtbot.waitSignal(chip.appended):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_a_choice_is_aloud_only_for_the_user_and_keeps_its_row(look: Look, qtbot: QtBot) -> None:
    choice = Choice(look, [("sgd", "SGD"), ("adam", "Adam")], name="optimizer", accessible="Optimizer", value="adam")
    qtbot.addWidget(choice)
    choice.show()
    heard: list[str] = []
    choice.chosen.connect(heard.append)
    choice.set_rows([("adam", "Adam"), ("adamw", "AdamW")])
    assert choice.value == "adam" and heard == []
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.value == "adamw" and heard == ["adamw"]


def test_a_number_out_of_range_is_corrected_and_the_range_said(look: Look, qtbot: QtBot) -> None:
    edit = ValueEdit(look, name="seed", accessible="Seed", low=0, high=100)
    shown(qtbot, edit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "500")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "100" and QToolTip.text() == "from 0 to 100"
    QToolTip.hideText()
    edit.set_bounds(1, float("inf"))
    assert edit.range_words == "at least 1"


def test_the_rows_of_a_choice_open_as_wide_as_the_longest(qtbot: QtBot, dressed: Look) -> None:
    rows = [("a", "Adam"), ("cce", "categorical cross-entropy")]
    choice = Choice(dressed, rows, name="loss", accessible="Loss", value="a", flat=True)
    qtbot.addWidget(choice)
    choice.show()
    for scale in (1.0, 1.5, 2.0):
        dressed.choose(scale=scale)
        choice.showPopup()
        view = choice.view()
        assert view.viewport().width() >= view.sizeHintForColumn(0)
        assert view.width() > 2 * choice.width()
        choice.hidePopup()


def test_a_counter_does_not_push_its_neighbours(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Step", "2,304", name="step_field")
    qtbot.addWidget(field)
    field.set_value("12,304")
    width = field.sizeHint().width()
    field.set_value("1")
    assert field.sizeHint().width() == width


def dock_of(look: Look, qtbot: QtBot) -> tuple[QMainWindow, QDockWidget, DockTitle]:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = QDockWidget("Loss", window)
    title = DockTitle(look, dock, name="panel_loss_bar", addition="train 0.085")
    dock.setTitleBarWidget(title)
    dock.setWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    return window, dock, title


def test_a_dock_floats_and_closes_from_its_title(look: Look, qtbot: QtBot) -> None:
    _window, dock, title = dock_of(look, qtbot)
    qtbot.mouseClick(title.findChild(QAbstractButton, "panel_loss_bar_float"), LEFT)
    assert dock.isFloating()
    qtbot.mouseClick(title.findChild(QAbstractButton, "panel_loss_bar_close"), LEFT)
    assert not dock.isVisible()


def test_a_floating_dock_has_an_edge(dressed: Look, qtbot: QtBot) -> None:
    _window, dock, _title = dock_of(dressed, qtbot)
    dock.setFloating(True)
    dock.resize(200, 100)
    image = dock.grab().toImage()
    assert image.pixelColor(0, 50).name().upper() == dressed.theme.tokens.strong
    assert image.pixelColor(5, 50).name().upper() == dressed.theme.tokens.surface


def test_the_more_button_is_there_with_its_menu(look: Look, qtbot: QtBot) -> None:
    _window, _dock, title = dock_of(look, qtbot)
    more = title.findChild(QAbstractButton, "panel_loss_bar_menu")
    assert more.isHidden()
    title.menu.addAction("Export")
    title.refresh_menu()
    assert not more.isHidden()


def test_choices_without_room_in_the_title_are_in_its_menu(look: Look, qtbot: QtBot) -> None:
    _window, dock, title = dock_of(look, qtbot)
    scale = Segmented(look, [("log", "log"), ("lin", "lin")], name="scale", accessible="Scale")
    title.add(scale)
    chosen: list[str] = []
    scale.chosen.connect(chosen.append)
    (entry,) = title.menu.actions()
    for width, room in ((500, True), (150, False), (500, True)):
        dock.setFixedWidth(width)
        QApplication.processEvents()
        assert scale.isVisible() == room and entry.isVisible() == (not room)
    menu = entry.menu()
    assert isinstance(menu, QMenu) and menu.title() == "Scale"
    menu.aboutToShow.emit()
    log, lin = menu.actions()
    assert log.isChecked() and not lin.isChecked()
    lin.trigger()
    assert scale.value == "lin" and chosen == ["lin"]
    scale.set_segment_enabled("log", False)
    menu.aboutToShow.emit()
    assert lin.isChecked() and not log.isEnabled()


def test_a_title_follows_its_dock_and_can_be_a_tab_bar(look: Look, qtbot: QtBot) -> None:
    _window, dock, title = dock_of(look, qtbot)
    dock.setWindowTitle("Hàm mất mát")
    assert title.title.text() == title.accessibleName() == "Hàm mất mát"
    tabs = QTabBar()
    tabs.addTab("Palette")
    title.replace_title(tabs)
    assert title.title.isHidden() and tabs.isVisibleTo(title)


def test_tabs_without_room_scroll_and_keep_their_words(look: Look, qtbot: QtBot) -> None:
    _window, dock, title = dock_of(look, qtbot)
    tabs = QTabBar()
    for words in ("Confusion, residuals", "Curvature", "Decision boundary", "Loss landscape"):
        tabs.addTab(words)
    title.replace_title(tabs)
    title.show_tabs(True)
    for width, scrolls in ((900, False), (260, True), (900, False)):
        dock.setFixedWidth(width)
        QApplication.processEvents()
        assert tabs.usesScrollButtons() == scrolls and tabs.elideMode() == Qt.TextElideMode.ElideNone


def test_a_toast_stands_at_the_foot_of_its_host(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    toast = Toast(look, host, name="drag_hint")
    assert toast.isHidden()
    toast.show_sentence("Release to insert <b>Dropout</b>")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - 300) <= 1 and toast.geometry().bottom() < 390
    host.resize(200, 300)
    assert host.rect().contains(toast.geometry())


def test_a_toast_can_go_by_itself(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    toast = Toast(look, host, name="drag_hint")
    toast.show_sentence("Saved.", milliseconds=5)
    qtbot.waitUntil(toast.isHidden)


def test_a_sentence_refuses_a_level_that_is_none(look: Look, qtbot: QtBot) -> None:
    sentence = Sentence(look, name="explanation")
    qtbot.addWidget(sentence)
    with pytest.raises(ValueError, match="fatal"):
        sentence.show_sentence("x", level="fatal")


def test_the_ring_goes_round_what_the_keyboard_reaches(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    ring = FocusRing(look, qapp)
    window = QWidget()
    row = QHBoxLayout(window)
    buttons = [Button(look, text, name=text, parent=window) for text in ("one", "two", "three")]
    for button in buttons:
        row.addWidget(button)
    window.resize(500, 200)
    shown(qtbot, window)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring.target is buttons[1] and ring.isVisible()
    assert ring.geometry() == buttons[1].geometry().adjusted(-4, -4, 4, 4)
    buttons[1].move(QPoint(50, 30))
    assert ring.geometry() == buttons[1].geometry().adjusted(-4, -4, 4, 4)
    buttons[2].setProperty("own_focus_ring", True)
    qtbot.keyClick(buttons[1], Qt.Key.Key_Tab)
    assert ring.target is None and not ring.isVisible()
    ring.deleteLater()


@pytest.mark.parametrize("what", ["widget", "window"])
def test_the_ring_survives_what_it_surrounds(look: Look, qtbot: QtBot, qapp: QApplication, what: str) -> None:
    ring = FocusRing(look, qapp)
    for _round in range(2):
        window = QWidget()
        row = QHBoxLayout(window)
        first, second = Button(look, "one", name="one"), Button(look, "two", name="two")
        row.addWidget(first)
        row.addWidget(second)
        shown(qtbot, window)
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Tab)
        assert ring.target is second and ring.isVisible()
        (second if what == "widget" else window).deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        assert isValid(ring) and not isValid(second)
        assert ring.target is None or isValid(ring.target)
        if what == "widget":
            window.close()
    ring.deleteLater()


@pytest.mark.xcb
def test_a_closing_list_leaves_the_ring_as_it_was(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    ring = FocusRing(look, qapp)
    window = QWidget()
    row = QHBoxLayout(window)
    button = Button(look, "one", name="one")
    choice = Choice(look, [("a", "Adam"), ("b", "SGD")], name="optimizer", accessible="Optimizer")
    row.addWidget(button)
    row.addWidget(choice)
    shown(qtbot, window)
    for ringed in (True, False):
        button.setFocus()
        choice.setFocus()
        if not ringed:
            ring._leave()
        choice.showPopup()
        choice.hidePopup()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is choice)
        qtbot.wait(50)  # without a window manager the focus comes and goes once more
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is choice)
        assert (ring.target is choice) == ringed
    ring.deleteLater()


def test_thumbnails_paint_into_their_frame(look: Look, qtbot: QtBot) -> None:
    boxes: list[QRectF] = []
    thumbnail = Thumbnail(
        look, "spiral", name="data_spiral", paint=lambda _painter, box, _theme: boxes.append(QRectF(box))
    )
    qtbot.addWidget(thumbnail)
    thumbnail.resize(thumbnail.sizeHint())
    thumbnail.grab()
    assert boxes[0].size().toTuple() == (52, 52)
    assert QRectF(thumbnail.rect()).contains(boxes[0])
    assert boxes[0].center().x() == pytest.approx(QPointF(thumbnail.rect().center()).x(), abs=1)
