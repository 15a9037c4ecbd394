"""The worker thread that trains, and what it hands over."""

from playground.trainer.frames import Frame, Gate, Mailbox
from playground.trainer.trainer import UNLIMITED, Trainer
from playground.trainer.values import Compute

__all__ = ["UNLIMITED", "Compute", "Frame", "Gate", "Mailbox", "Trainer"]
