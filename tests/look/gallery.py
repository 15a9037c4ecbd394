"""A window with every control, to look at: python -m tests.look.gallery --dark --scale 1.5"""

import argparse
import sys

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from playground.look import icons, numbers
from playground.look.colour_maps import depth_colours
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
    Stepper,
    Strip,
    Thumbnail,
    Toast,
    ToggleChip,
    align_names,
    label,
)
from playground.look.look import Look
from playground.look.scales import Linear, Logarithmic
from playground.look.theme import Theme


class Gallery(QMainWindow):
    """Toolbar, docks, panels and a form, filled with samples."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setWindowTitle("Gallery")
        self._menus()
        self.addToolBar(self._transport())
        self.setDockNestingEnabled(True)
        self._dock("Data", self._data(), Qt.DockWidgetArea.LeftDockWidgetArea)
        palette = self._dock("Palette", self._palette(), Qt.DockWidgetArea.LeftDockWidgetArea)
        tabs = QTabBar()
        for text in ("Palette", "Inspector"):
            tabs.addTab(text)
        palette.titleBarWidget().replace_title(tabs)
        flow = self._dock("Gradient flow", self._plots(), Qt.DockWidgetArea.BottomDockWidgetArea)
        title = flow.titleBarWidget()
        for name, segments in {
            "what": [("w", "∂C/∂W"), ("delta", "δ"), ("ratio", "update ratio")],
            "norm": [("mean", "mean"), ("rms", "RMS"), ("max", "max"), ("norm", "norm")],
            "scale": [("log", "log"), ("lin", "lin")],
        }.items():
            title.add(Segmented(look, segments, name=f"gallery_{name}", accessible=name))
        self.setCentralWidget(self._form())
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.statusBar().addWidget(QLabel("gradient check <b>3e−10</b>"))
        self.statusBar().addWidget(QLabel("<b>177</b> parameters"))
        self.statusBar().addPermanentWidget(QLabel("Space pause · → step · R reset"))

    def _menus(self) -> None:
        for word in ("File", "Edit", "View", "Model", "Run", "Lectures", "Help"):
            menu = self.menuBar().addMenu(word)
            menu.addAction(icons.icon("undo", self.look.theme), "Undo", "Ctrl+Z")
            menu.addSeparator()
            checked = menu.addAction("Gradient flow")
            checked.setCheckable(True)
            checked.setChecked(True)
            menu.addAction("Not now").setEnabled(False)
            menu.addMenu("More").addAction("Deeper")

    def _dock(self, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower().replace(" ", "_"))
        bar = DockTitle(self.look, dock, name=f"{dock.objectName()}_bar")
        bar.menu.addAction("Export picture (SVG)…")
        bar.refresh_menu()
        dock.setTitleBarWidget(bar)
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    def _transport(self) -> QToolBar:
        look = self.look
        bar = QToolBar()
        bar.setMovable(False)
        bar.addWidget(Button(look, name="reset_button", icon="reset", tool_tip="Reset"))
        bar.addWidget(Button(look, "Pause", name="run_button", icon="pause", primary=True))
        bar.addWidget(Button(look, "Step", name="step_button", icon="step"))
        bar.addWidget(Button(look, "Epoch", name="epoch_button", icon="epoch"))
        speed = LabelledSlider(look, Linear(1, 8), name="speed", accessible="Speed", value=7, format=lambda _v: "max")
        rate = LabelledSlider(look, Logarithmic(1e-4, 10), name="rate", accessible="Learning rate", value=0.006)
        adam = Choice(look, [("adam", "Adam"), ("sgd", "SGD")], name="optimizer", accessible="Optimizer", flat=True)
        loss = Choice(look, [("bce", "binary cross-entropy")], name="loss", accessible="Loss", flat=True)
        for widget in (
            Field(look, "Speed", name="speed_field", widget=speed),
            None,
            Field(look, "Epoch", "000,096", name="epoch_field"),
            Field(look, "Step = 1 mini-batch", "2,304", name="step_field"),
            None,
            Field(look, "Learning rate", name="rate_field", widget=rate),
            Field(look, "Optimizer", name="optimizer_field", widget=adam),
            Field(look, "Batch", "10", name="batch_field"),
            Field(look, "Loss", name="loss_field", widget=loss),
            Field(look, "Seed", "6", name="seed_field"),
        ):
            if widget is None:
                bar.addSeparator()
            else:
                bar.addWidget(widget)
        stretch = QWidget()
        stretch.setSizePolicy(stretch.sizePolicy().Policy.Expanding, stretch.sizePolicy().Policy.Preferred)
        bar.addWidget(stretch)
        smaller = Button(look, "A", name="smaller_text", flat=True, role="label")
        larger = Button(look, "A", name="larger_text", flat=True, role="title")
        percent = label("100 %", role="control", tone="muted")
        bar.addWidget(Strip(look, [smaller, percent, larger], name="text_size"))
        bar.addWidget(Button(look, name="theme_button", icon="dark", tool_tip="Dark theme"))
        bar.addWidget(Button(look, "Present", name="present_button", icon="present"))
        return bar

    def _data(self) -> QWidget:
        look = self.look
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        grid = QGridLayout()
        self.group = QButtonGroup(self)
        for i, name in enumerate(("circle", "xor", "gauss", "spiral", "moons", "blobs", "checker", "gate")):
            thumbnail = Thumbnail(look, name, name=f"data_{name}", paint=_spiral)
            self.group.addButton(thumbnail)
            thumbnail.setChecked(name == "spiral")
            grid.addWidget(thumbnail, i // 4, i % 4)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(Button(look, "Open CSV…", name="open_csv", icon="table", role="chip"))
        row.addWidget(Button(look, "Draw…", name="draw", icon="draw", role="chip"))
        column.addLayout(row)
        sliders = [
            LabelledSlider(
                look, Linear(10, 1000, 10), name="samples", accessible="Samples", value=400, title="Samples"
            ),
            LabelledSlider(
                look,
                Linear(0, 0.5, 0.01),
                name="noise",
                accessible="Noise",
                value=0.03,
                title="Noise",
                format=numbers.percent,
                parse=numbers.parse_percent,
            ),
            LabelledSlider(
                look,
                Linear(0, 0.9, 0.05),
                name="test_share",
                accessible="Test share",
                value=0.4,
                title="Test share",
                format=numbers.percent,
                parse=numbers.parse_percent,
            ),
        ]
        for slider in sliders:
            column.addWidget(slider)
        align_names(sliders)
        look.changed.connect(lambda _theme: align_names(sliders))
        column.addWidget(label("Features", role="group", tone="muted"))
        features = QGridLayout()
        for i, name in enumerate(("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂")):
            features.addWidget(ToggleChip(look, name, name=f"feature_{i}", checked=i < 2), i // 4, i % 4)
        column.addLayout(features)
        column.addStretch(1)
        return page

    def _palette(self) -> QWidget:
        look = self.look
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        search = SearchField(look, name="palette_search", accessible="Search layers and activations")
        column.addWidget(search)
        column.addWidget(label("Layers", role="group", tone="muted"))
        grid = QGridLayout()
        layers = {
            "Dense": "dense",
            "Activation": "activation",
            "Dropout": "dropout",
            "BatchNorm": "batch_norm",
            "LayerNorm": "layer_norm",
        }
        for i, (word, icon) in enumerate(layers.items()):
            chip = Chip(look, word, name=f"palette_{icon}", icon=icon)
            chip.set_dragged(word == "Dropout")
            grid.addWidget(chip, i // 2, i % 2)
        column.addLayout(grid)
        column.addWidget(label("Activations: drop on a layer", role="group", tone="muted"))
        curves = QGridLayout()
        for i, word in enumerate(("linear", "sigmoid", "tanh", "relu")):
            curves.addWidget(Chip(look, word, name=f"palette_{word}", paint=_curve), i // 2, i % 2)
        column.addLayout(curves)
        column.addStretch(1)
        return page

    def _form(self) -> QWidget:
        look = self.look
        page = QWidget()
        outer = QHBoxLayout(page)
        form = QFormLayout()
        outer.addLayout(form, 1)
        form.addRow(label("BP2 · the error of layer 2", role="title"))
        form.addRow("Units", Stepper(look, Linear(1, 64), name="units", accessible="Units", value=8, unit="units"))
        form.addRow("Rate", Stepper(look, Linear(0, 0.9, 0.05), name="rate_stepper", accessible="Rate", value=0.1))
        form.addRow(
            "Activation",
            Choice(look, [("tanh", "tanh"), ("relu", "relu")], name="activation", accessible="Activation"),
        )
        form.addRow("Plain combo box", _combo())
        form.addRow("Spin box", QSpinBox())
        form.addRow("Number", QDoubleSpinBox())
        form.addRow("Name", QLineEdit("h2"))
        view = Segmented(
            look,
            [("cards", "Cards", "cards"), ("neurons", "Neurons", "neurons")],
            name="view",
            accessible="View",
        )
        zoom = Strip(
            look,
            [
                IconButton(look, "minus", name="zoom_out", tool_tip="Smaller", px=12),
                label("100 %", role="chip", tone="muted"),
                IconButton(look, "plus", name="zoom_in", tool_tip="Larger", px=12),
                IconButton(look, "fit", name="zoom_fit", tool_tip="Fit", px=12),
            ],
            name="zoom",
        )
        form.addRow(view, zoom)
        boxes = QHBoxLayout()
        for widget, on in ((QCheckBox("bias"), True), (QCheckBox("clip"), False), (QRadioButton("radio"), True)):
            widget.setChecked(on)
            boxes.addWidget(widget)
        form.addRow(boxes)
        progress = QProgressBar()
        progress.setValue(40)
        form.addRow("Progress", progress)
        disabled = Button(look, "Disabled", name="disabled_button", icon="save")
        disabled.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(disabled)
        row.addWidget(QPushButton("Plain"))
        row.addWidget(Button(look, "Next", name="next", primary=True))
        form.addRow(row)
        callout = QFrame()
        callout.setProperty("callout", "warning")
        QVBoxLayout(callout).addWidget(
            label("<b>h2 is close to saturated</b><br>50 % of units × samples<br>have |tanh| &gt; 0.97", role="chip")
        )
        form.addRow(callout)
        for level in ("ok", "warning", "error", "info"):
            form.addRow(
                Sentence(look, f"<b>h3</b> learns slowest: {level}, 9 × below h1.", level=level, name=f"s_{level}")
            )
        views = QVBoxLayout()
        outer.addLayout(views, 1)
        table = QTableWidget(3, 3)
        table.setHorizontalHeaderLabels(["layer", "units", "params"])
        rows = QListWidget()
        rows.addItems([f"row {i}" for i in range(30)])
        rows.setCurrentRow(2)
        views.addWidget(table)
        views.addWidget(rows)
        self.toast = Toast(look, page, name="drag_hint")
        self.toast.show_sentence("Release to insert <b>Dropout</b> between h2 and h3 · Esc cancels")
        return page

    def _plots(self) -> QWidget:
        from playground.look.plots import EndLabel, Plot, line_pen, model_marker, model_pen

        look = self.look
        page = QWidget()
        row = QHBoxLayout(page)
        profile = Plot(look, name="profile", accessible="Profile", left="mean |∂C/∂W|", bottom="layer", log=True)
        history = Plot(look, name="history", accessible="History", left="mean |∂C/∂W|", bottom="epoch", log=True)
        random = np.random.default_rng(0)
        steps = np.arange(100)
        lines = [-1 - layer * 0.3 - 0.01 * steps + 0.1 * random.standard_normal(100) for layer in range(4)]

        def draw(theme: Theme) -> None:
            for plot in (profile, history):
                plot.plotItem.clear()
            for model in range(4):
                pen = model_pen(theme, model)
                profile.plotItem.plot(np.arange(6), -np.arange(6) - model, pen=pen, **model_marker(theme, model))
            colours = depth_colours(theme.tokens, 0, count=4)
            for line, colour in zip(lines, colours, strict=True):
                history.plotItem.plot(steps, line, pen=line_pen(theme, colour, width=1.5))
            history.end_labels.set_labels(
                [
                    EndLabel(float(v[-1]), f"h{i}", c, dash=())
                    for i, (v, c) in enumerate(zip(lines, colours, strict=True))
                ]
            )

        draw(look.theme)
        look.changed.connect(draw)
        row.addWidget(profile, 1)
        row.addWidget(history, 2)
        return page


def _combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["glorot_uniform", "he_normal"])
    return box


def _spiral(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for arm in (0, 1):
        painter.setBrush(theme.colour("positive") if arm else theme.colour("negative"))
        for t in np.linspace(0.1, 1, 30):
            angle = 9 * t + arm * np.pi
            at = QPointF(np.cos(angle), np.sin(angle)) * t * box.width() * 0.42
            painter.drawEllipse(box.center() + at, theme.text(1.2), theme.text(1.2))


def _curve(painter: QPainter, box: QRectF, theme: Theme) -> None:
    xs = np.linspace(-3, 3, 40)
    painter.setPen(QPen(theme.colour("text"), theme.line(1.5)))
    step = box.width() / 6
    painter.drawPolyline([QPointF(box.center().x() + x * step, box.center().y() - np.tanh(x) * 6) for x in xs])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    look = Look(app, mode="dark" if arguments.dark else "light", scale=arguments.scale)
    ring = FocusRing(look, app)
    window = Gallery(look)
    window.resize(1600, 1000)
    window.show()
    window.findChild(Button, "step_button").setFocus(Qt.FocusReason.TabFocusReason)
    status = app.exec()
    del ring
    return status


if __name__ == "__main__":
    sys.exit(main())
