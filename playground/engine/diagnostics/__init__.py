"""One file per question that can be asked of a run: pure functions of arrays and snapshots, without Qt."""
