"""The drag-to-build canvas: pure geometry (layout, hits), what the cards say (facts, live), and the items that draw."""
