"""What keys, menus and the palette do with the selected cards."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from playground.editor import drags, facts, hits, menus, scales, sentences
from playground.editor.facts import translate
from playground.editor.finder import Finder
from playground.editor.layout import INPUT, LOSS
from playground.editor.overlays import NameIn, TypeIn
from playground.editor.picture import NetworkPicture
from playground.editor.pictures import icon_of
from playground.engine.model import Skip
from playground.experiment.fragment import read_fragment, write_fragment
from playground.experiment.problems import FileProblem
from playground.look.exports import Exports
from playground.look.words import heading, word

if TYPE_CHECKING:
    from playground.editor.view import EditorView

MESSAGE = 4000  # ms that a message stays
GESTURE = 1.0  # seconds within which turns of a knob belong together


class Commands:
    """The commands of one canvas."""

    def __init__(self, view: EditorView) -> None:
        self._view = view
        self._stepped_at = -math.inf

    @cached_property
    def _exports(self) -> Exports:
        return Exports(NetworkPicture(self._view), self._view)

    @property
    def _layers(self) -> tuple[facts.LayerFacts, ...]:
        """The selected layers, in order."""
        scene = self._view.scene_
        return tuple(layer for layer in scene.facts.layers if layer.id in scene.selection)

    def take(self, carried: drags.Carried) -> None:
        """Add a layer before the output layer, and select it; give the selected layers anything else."""
        if carried.mime == drags.LAYER:
            self._view.select((self._view.changes.append(carried.kind),))
        else:
            self.choose(carried)

    def choose(self, carried: drags.Carried) -> None:
        """Give the selected layers another activation, or initializer."""
        able = [layer.id for layer in self._layers if getattr(layer, carried.field) is not None]
        if able:
            self._view.changes.choose(able, carried.field, carried.type)
        else:
            self._view.say(sentences.choose_layer(word(carried.kind)), milliseconds=MESSAGE)

    def remove(self, *, text: str = "") -> None:
        """Take the selected layers, or the selected skip connection, out; the output layer stays."""
        skip, chosen = self._view.scene_.selected_skip, self._layers
        if skip is not None:
            self._view.changes.remove_skip(*skip)
            return
        for layer in chosen:
            if layer.output:
                self._view.say(sentences.output_stays(layer.label), milliseconds=MESSAGE)
        gone = [layer.id for layer in chosen if not layer.output]
        if gone:
            ids = self._view.scene_.facts.ids
            left = [INPUT, *(id for id in ids if id not in gone)]
            behind = next((id for id in ids[ids.index(gone[-1]) :] if id not in gone), left[-1])
            self._view.changes.remove(gone, text=text)
            if self._view.scene_.focused:
                self.focus(behind)

    def duplicate(self) -> None:
        """Put copies of the selected layers behind the last of them, and select the copies."""
        if self._layers:
            self._view.select(self._view.changes.duplicate([layer.id for layer in self._layers]))

    def copy(self) -> None:
        """Put the selected layers on the clipboard, as text."""
        if self._layers:
            copied = self._view.changes.copied(layer.id for layer in self._layers)
            QGuiApplication.clipboard().setText(write_fragment(copied))

    def cut(self) -> None:
        """Put the selected layers on the clipboard, and take them out."""
        self.copy()
        self.remove(text=translate("Undo", "Cut {names}"))

    def paste(self) -> None:
        """Put the layers on the clipboard behind the selected ones, else before the output, and select them."""
        view = self._view
        try:
            layers = read_fragment(QGuiApplication.clipboard().text())
        except FileProblem as problem:
            view.say(sentences.refuse_paste(problem), milliseconds=MESSAGE)
            return
        position = view.changes.place_behind(layer.id for layer in self._layers)
        view.select(view.changes.insert_all(layers, position, translate("Undo", "Paste")))
        view.setFocus()

    def freeze(self) -> None:
        """Let the selected layers keep their weights, or, where all do, learn again."""
        if self._layers:
            frozen = not all(layer.frozen for layer in self._layers)
            self._view.changes.freeze([layer.id for layer in self._layers], frozen)

    def disable(self) -> None:
        """Leave the selected layers out of the network, or, where all are, take them in again; the output stays."""
        able = [layer for layer in self._layers if not layer.output]
        if able:
            disabled = not all(layer.disabled for layer in able)
            self._view.changes.disable([layer.id for layer in able], disabled)
        elif self._layers:
            self._view.say(sentences.output_takes_part(self._layers[0].label), milliseconds=MESSAGE)

    def rename_selected(self) -> None:
        """Rename the one selected layer."""
        if len(self._layers) == 1:
            self.rename(self._layers[0].id)

    def rename(self, id: str) -> None:
        """Open a field over a card's name."""
        view = self._view
        layer, place = view.scene_.facts.layer(id), view.place_of(id, "title")
        if layer is None or place is None:
            return
        accessible = translate("Canvas", "Name of {name}").format(name=layer.label)
        field = NameIn(layer.label, accessible=accessible, px=view.field_px, parent=view.front.viewport())
        field.setGeometry(place.adjusted(-4, -2, 4, 2))
        field.named.connect(lambda name: view.changes.rename(id, name))
        self._open_field(field)

    def step(self, id: str, steps: int) -> None:
        """Turn a card's knob by so many steps; turns that follow each other fast are one undo step."""
        layer = self._view.scene_.facts.layer(id)
        if layer is None or layer.knob is None:
            return
        now = monotonic()
        if now - self._stepped_at > GESTURE:
            self._view.changes.finish_gesture()
        self._stepped_at = now
        value = scales.stepped(layer.knob, steps)
        if value != layer.knob.value:
            self._view.changes.set_knob(id, layer.knob.name, value, gesture=True)

    def step_selected(self, steps: int) -> None:
        """Turn the knob of the one selected card."""
        if len(self._layers) == 1:
            self.step(self._layers[0].id, steps)

    def type_value(self, id: str, begin: str = "") -> None:
        """Open a field over a card's number; `begin` is the digit that was typed already."""
        view = self._view
        layer, place = view.scene_.facts.layer(id), view.place_of(id, "value")
        if layer is None or layer.knob is None or place is None:
            return
        knob = layer.knob
        scale = scales.scale_of(knob.knob)
        field = TypeIn(
            view.look,
            knob.value,
            low=scale.low,
            high=scale.high,
            format=lambda value: scales.written(facts.KnobFacts(knob.name, value, knob.knob)),
            accessible=f"{layer.label} {word(knob.name)}",
            px=view.field_px,
            parent=view.front.viewport(),
        )
        field.setGeometry(place.adjusted(1, 1, -1, -1))
        field.typed.connect(lambda value: view.changes.set_knob(id, knob.name, scales.typed(knob, value)))
        self._open_field(field)
        if begin:
            field.setText(begin)
            field.setModified(True)

    def _open_field(self, field: TypeIn | NameIn) -> None:
        """Show a field that is typed into until it goes."""
        field.gone.connect(self._view.setFocus)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def search(self, begin: str = "") -> None:
        """Open the search for layers and activations where the mouse is; `begin` is what was typed already."""
        view = self._view
        at = view.mapFromGlobal(QCursor.pos())
        if not view.rect().contains(at):
            at = view.rect().center()
        finder = Finder(view.look, begin, at, view)  # over the controls of the canvas, which are its children too
        finder.gone.connect(view.setFocus)
        finder.chosen.connect(self._take_found)
        finder.open()

    def _take_found(self, found: drags.Carried) -> None:
        """Insert a layer behind the selected card, else before the output; give the selected layers anything else."""
        if found.mime != drags.LAYER:
            self.choose(found)
            return
        position = self._view.changes.place_behind(layer.id for layer in self._layers)
        if self._view.selection == (INPUT,):
            position = 0
        self._view.select((self._view.changes.insert(found.kind, position),))

    def shift(self, steps: int) -> None:
        """Move the one selected card along the chain; the output stays last."""
        if len(self._layers) != 1:
            return
        changes, layer = self._view.changes, self._layers[0]
        if layer.output:
            self._view.say(sentences.output_last(layer.label), milliseconds=MESSAGE)
            return
        place = min(max(changes.position(layer.id) + steps, 0), max(len(changes.ids) - 2, 0))
        gone = changes.move(layer.id, place)
        self._view.reveal(layer.id)
        self.say_gone(gone)

    def say_gone(self, skips: Sequence[Skip]) -> None:
        """Say which skip connections a move took away, if any."""
        if skips:
            self._view.say(sentences.skips_gone(skips), milliseconds=MESSAGE)

    def open_part(self, hit: hits.Hit) -> None:
        """A part of a card was clicked: the menu of activations, or the field for its number."""
        if hit.part == "activation":
            self.open_activations(hit.key)
        elif hit.part == "value":
            self.type_value(hit.key)

    def open_activations(self, id: str) -> None:
        """The menu of activations, below the card's choice."""
        view, layer, place = self._view, self._view.scene_.facts.layer(id), self._view.place_of(id, "activation")
        if layer is None or layer.activation is None or place is None:
            return
        menu = menus.menu_of((), view.look.theme, view, name="activation_menu")
        menus.add_kinds(menu, view.look.theme, drags.ACTIVATION, current=layer.activation.kind, choose=self.choose)
        menu.popup(view.front.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 2)))

    def _kinds_menus(self, menu: QMenu) -> list[QMenu]:
        """The menus of what the selected layers have, each with the icon of what they all are at present."""
        made, theme = list[QMenu](), self._view.look.theme
        for mime, field in drags.FIELDS.items():
            found = {kind.kind for layer in self._layers if (kind := getattr(layer, field)) is not None}
            if not found:
                continue
            choices = menus.inner(menu, heading(field), name=f"{field}_menu")
            current = found.pop() if len(found) == 1 else ""
            if current:
                choices.setIcon(icon_of(drags.Carried(mime, current), theme))
            menus.add_kinds(choices, theme, mime, current=current, choose=self.choose)
            made.append(choices)
        return made

    def open_menu(self, hit: hits.Hit, at: QPoint) -> None:
        """The context menu of what is under the mouse, at this place of the screen."""
        view, theme = self._view, self._view.look.theme
        if hit.skip is not None:
            rows = [self._remove_skip_row(*hit.skip)]
        elif hit.layer:
            rows = self._layer_rows()
        else:
            rows = [
                ("paste", translate("Canvas", "Paste before the output"), "", self.paste),
                ("search", translate("Canvas", "Search layers and activations…") + "\t/", "search", self.search),
                ("fit", translate("Canvas", "Fit the whole chain"), "fit", view.fit),
            ]
        menu = menus.menu_of(rows, theme, view, name="canvas_menu")
        first = menu.actions()[0]
        if hit.skip is None and not hit.layer:
            menu.addSeparator()
            menu.addActions(self._exports.actions)
        for choices in self._kinds_menus(menu) if hit.layer else ():
            menu.insertMenu(first, choices)
        if hit.key and len(view.selection) == 1 and (targets := self._skip_rows(view.selection[0])):
            choices = menus.inner(menu, translate("Canvas", "Skip connection to"), name="skip_menu")
            menus.add_rows(choices, targets, theme)
            menu.insertMenu(first, choices)
        menu.popup(at)

    def _skip_rows(self, source: str) -> list[menus.Row]:
        """The later layers to which a skip connection can go from here."""
        view = self._view
        return [
            (f"skip_to_{layer.id}", layer.label, "", partial(view.changes.add_skip, source, layer.id))
            for layer in view.scene_.facts.layers
            if view.changes.skip_refusal(source, layer.id) is None
        ]

    def _remove_skip_row(self, source: str, target: str) -> menus.Row:
        shown, changes = self._view.scene_.facts, self._view.changes
        words = menus.skip_words(shown.label(source), shown.label(target))
        return ("remove_skip", words, "trash", lambda: changes.remove_skip(source, target))

    def _layer_rows(self) -> list[menus.Row]:
        """What can be done with the selected layers."""
        layers, rows = self._layers, list[menus.Row]()
        if not layers:
            return rows
        if len(layers) == 1:
            rows.append(("rename", translate("Canvas", "Rename…"), "", self.rename_selected))
        rows += [
            ("cut", translate("Canvas", "Cut"), "", self.cut),
            ("copy", translate("Canvas", "Copy"), "copy", self.copy),
            ("paste", translate("Canvas", "Paste behind it"), "", self.paste),
            ("duplicate", translate("Canvas", "Duplicate"), "", self.duplicate),
            None,
        ]
        frozen = all(layer.frozen for layer in layers)
        words = translate("Canvas", "Let it learn again") if frozen else translate("Canvas", "Freeze its weights")
        rows.append(("freeze", words, "unlock" if frozen else "lock", self.freeze))
        able = [layer for layer in layers if not layer.output]
        if able:
            off = all(layer.disabled for layer in able)
            words = translate("Canvas", "Take part again") if off else translate("Canvas", "Leave out of the network")
            rows += [("disable", words, "", self.disable), None]
        if len(layers) == 1:
            skips = self._view.scene_.facts.skips
            rows += [self._remove_skip_row(s.source, s.target) for s in skips if layers[0].id in (s.source, s.target)]
        if able:
            rows.append(("remove", translate("Canvas", "Remove"), "trash", self.remove))
        return rows

    def walk(self, step: int) -> None:
        """The keyboard goes along the chain."""
        scene = self._view.scene_
        keys = (INPUT, *scene.facts.ids, LOSS)
        current = scene.focused or (scene.selection[0] if scene.selection else "")
        self.focus(hits.walk(keys, current, step))

    def focus(self, key: str) -> None:
        """Let the keyboard speak to this card."""
        self._view.select((key,))
        self._view.scene_.set_focused(key)
        self._view.reveal(key)

    def leave(self) -> None:
        """Select nothing."""
        self._view.select(())
        self._view.scene_.select_skip(None)
        self._view.scene_.set_focused("")

    def open_first(self) -> None:
        """Return on a card: type its number, or choose its activation."""
        if len(self._layers) == 1:
            layer = self._layers[0]
            if layer.knob is not None:
                self.type_value(layer.id)
            else:
                self.open_activations(layer.id)

    def menu_by_key(self) -> None:
        """The context menu, from the keyboard."""
        view = self._view
        key = view.selection[0] if view.selection else ""
        place = view.place_of(key, "title")
        at = place.topLeft() if place is not None else view.front.viewport().rect().center()
        self.open_menu(hits.Hit(key, "body") if key else hits.NOTHING, view.front.viewport().mapToGlobal(at))

    def keys(self) -> dict[Qt.Key, Callable[[], object]]:
        """What the keys do while the canvas has the focus."""
        key = Qt.Key
        return {
            key.Key_Left: lambda: self.walk(-1),
            key.Key_Right: lambda: self.walk(1),
            key.Key_Home: lambda: self.focus(INPUT),
            key.Key_End: lambda: self.focus(LOSS),
            key.Key_Delete: self.remove,
            key.Key_Backspace: self.remove,
            key.Key_Escape: self.leave,
            key.Key_Return: self.open_first,
            key.Key_Enter: self.open_first,
            key.Key_Plus: lambda: self.step_selected(1),
            key.Key_Minus: lambda: self.step_selected(-1),
            key.Key_Up: lambda: self.step_selected(1),
            key.Key_Down: lambda: self.step_selected(-1),
            key.Key_F: self._view.fit,
            key.Key_F2: self.rename_selected,
            key.Key_Menu: self.menu_by_key,
        }
