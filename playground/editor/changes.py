"""The edits that the canvas offers, each one pure edit with the words for the undo list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from playground.engine.features import FEATURES
from playground.engine.layers import Layer
from playground.engine.model import Model, Skip
from playground.experiment import checks, edits, fragment
from playground.experiment.problems import ERROR
from playground.look.numbers import plain
from playground.look.words import heading, say, word
from playground.registry import Kind
from playground.session import Session

translate = QCoreApplication.translate


class Changes:
    """Edits of model number `model` of what the session holds."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.model = 0

    @property
    def current(self) -> Model:
        """The model as it is now."""
        return self._session.experiment.models[self.model]

    @property
    def ids(self) -> tuple[str, ...]:
        """The layers' ids, in order."""
        return tuple(layer.id for layer in self.current.layers)

    def layer(self, id: str) -> Layer:
        """The layer with this id. KeyError where there is none."""
        return self.current.layers[self.position(id)]

    def position(self, id: str) -> int:
        """Its place in the chain, from 0."""
        return edits.index_of(self.current, id)

    def new_layer(self, kind: str, position: int) -> Layer:
        """What a card of this kind would become at `position`."""
        return edits.new_layer(self._session.experiment, self.model, position, kind)

    def insert(self, kind: str, position: int) -> str:
        """Put a new layer before number `position`; its id."""
        return self._insert(
            self.new_layer(kind, position), position, translate("Undo", "Insert {name}").format(name=heading(kind))
        )

    def append(self, kind: str) -> str:
        """Put a new layer before the output layer (first, where there is none); its id."""
        return self.insert(kind, max(len(self.ids) - 1, 0))

    def takes_feature(self, kind: str) -> bool:
        """Whether the data have this feature, and the network is not given it yet."""
        features = getattr(self._session.experiment.dataset, "features", None)
        return features is not None and all(feature.kind != kind for feature in features)

    def give_feature(self, kind: str) -> None:
        """Give the network one more feature of the data, in the order of all features."""
        dataset: Any = self._session.experiment.dataset
        order = list(FEATURES)
        features = sorted((*dataset.features, FEATURES[kind]()), key=lambda feature: order.index(feature.kind))
        text = translate("Undo", "Give the network {name}").format(name=FEATURES[kind].symbol)
        self._session.edit_dataset(text, replace(dataset, features=tuple(features)))

    def place_behind(self, ids: Iterable[str]) -> int:
        """Where layers that come behind these belong: before the output layer at the latest, also with no ids."""
        last = max((self.position(id) for id in ids), default=len(self.ids) - 1)
        return max(min(last + 1, len(self.ids) - 1), 0)

    def copied(self, ids: Iterable[str]) -> Model:
        """These layers with the skip connections between them."""
        return fragment.fragment_of(self.current, set(ids))

    def duplicate(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put copies of these layers behind the last of them. The copies' ids."""
        text = translate("Undo", "Duplicate {names}").format(names=", ".join(ids))
        return self.insert_all(self.copied(ids), self.place_behind(ids), text)

    def insert_all(self, layers: Model, position: int, text: str) -> tuple[str, ...]:
        """Put the layers of a fragment at `position`; the ids they got."""
        after = edits.insert_fragment(self._session.experiment, self.model, position, layers)
        self._session.edit(text, after)
        return tuple(layer.id for layer in after.models[self.model].layers[position:][: len(layers.layers)])

    def _insert(self, layer: Layer, position: int, text: str) -> str:
        after = edits.insert_layer(self._session.experiment, self.model, position, layer)
        self._session.edit(text, after)
        return after.models[self.model].layers[position].id

    def move(self, id: str, position: int) -> tuple[Skip, ...]:
        """Put a layer at place `position` of the new chain. The skip connections that this takes away."""
        return self.move_all((id,), position)

    def move_all(self, ids: Sequence[str], position: int) -> tuple[Skip, ...]:
        """Put several layers, in their order, at place `position` of the new chain. The skips that this takes away."""
        before = self.current.skips
        after = edits.move_layers(self._session.experiment, self.model, ids, position)
        self._session.edit(translate("Undo", "Move {name}").format(name=", ".join(ids)), after)
        return tuple(skip for skip in before if skip not in self.current.skips)

    def remove(self, ids: Iterable[str], *, text: str = "") -> None:
        """Take layers out; `text` is what the undo list says, with {names}."""
        gone = tuple(id for id in self.ids if id in set(ids))
        if gone:
            after = edits.remove_layers(self._session.experiment, self.model, gone)
            words = text or translate("Undo", "Remove {names}")
            self._session.edit(words.format(names=", ".join(gone)), after)

    def skip_refusal(self, source: str, target: str) -> str | None:
        """Why there can't be a skip connection between these two, as a sentence, or None."""
        before = self._session.experiment
        if refusal := edits.skip_refusal(self.current, source, target):
            return say(refusal)
        for layer in self.current.layers:
            if layer.disabled and layer.id in (source, target):
                return translate("Canvas", "{name} is left out of the network: let it take part first").format(
                    name=layer.title
                )
        after = edits.add_skip(before, self.model, source, target)
        known = set(checks.problems(before, self._session.data))
        for problem in checks.problems(after, self._session.data):
            if problem.level == ERROR and problem not in known:
                return say(problem.sentence)
        return None

    def add_skip(self, source: str, target: str) -> None:
        """Add the output of `source` to that of `target`."""
        after = edits.add_skip(self._session.experiment, self.model, source, target)
        text = translate("Undo", "Add skip {source} → {target}").format(source=source, target=target)
        self._session.edit(text, after)

    def remove_skip(self, source: str, target: str) -> None:
        """Take a skip connection out."""
        after = edits.remove_skip(self._session.experiment, self.model, source, target)
        self._session.edit(
            translate("Undo", "Remove skip {source} → {target}").format(source=source, target=target), after
        )

    def choose(self, ids: Iterable[str], field: str, kind: type[Kind]) -> None:
        """Give these layers another kind of what `field` names, such as their activation, where they have one."""
        after, changed = self._session.experiment, []
        for id in ids:
            old = getattr(self.layer(id), field, None)
            if old is not None and not isinstance(old, kind):
                after = edits.replace_layer(after, self.model, id, **{field: kind()})
                changed.append(id)
        text = translate("Undo", "{names}: {knob} {value}")
        self._session.edit(text.format(names=", ".join(changed), knob=word(field), value=word(kind.kind)), after)

    def set_knob(self, id: str, name: str, value: Any, *, gesture: bool = False) -> None:
        """Turn one knob of a layer; within a gesture all turns become one undo step."""
        after = edits.replace_layer(self._session.experiment, self.model, id, **{name: value})
        text = translate("Undo", "{name}: {knob} {value}").format(name=id, knob=word(name), value=plain(value))
        self._session.edit(text, after, ("knob", self.model, id, name) if gesture else None)

    def finish_gesture(self) -> None:
        """The next turn of a knob is an undo step of its own."""
        self._session.finish_gesture()

    def freeze(self, ids: Iterable[str], frozen: bool) -> None:
        """Let these layers keep their weights, or learn again."""
        text = translate("Undo", "Freeze {names}") if frozen else translate("Undo", "Unfreeze {names}")
        self._set(ids, text, frozen=frozen)

    def disable(self, ids: Iterable[str], disabled: bool) -> None:
        """Leave these layers out of the network, or let them take part again."""
        text = translate("Undo", "Leave out {names}") if disabled else translate("Undo", "Take in {names}")
        self._set(ids, text, disabled=disabled)

    def rename(self, id: str, name: str) -> None:
        """Call a layer something else; its id for ""."""
        text = translate("Undo", "Rename {names}")
        self._set([id], text, name="" if name == id else name)

    def _set(self, ids: Iterable[str], text: str, **knobs: Any) -> None:
        """Turn these knobs of several layers, in one undo step."""
        after, names = self._session.experiment, []
        for id in ids:
            after = edits.replace_layer(after, self.model, id, **knobs)
            names.append(id)
        self._session.edit(text.format(names=", ".join(names)), after)
