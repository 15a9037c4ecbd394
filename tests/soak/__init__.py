"""Random hands on the whole application, for as long as one likes."""

import os

from playground.ui.bindings import prepare

# Before NumPy and Qt are imported by anything, because both read these only once.
for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

prepare()
