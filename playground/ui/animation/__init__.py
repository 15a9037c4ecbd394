"""The run as an animation for slides: what is shown, how it is filmed, and the dialog that asks."""
