"""How everything looks: colours, sizes, fonts, icons, small controls and plot styling.

It lies below the editor, the panels and the window and imports nothing of them. tokens, colour_maps, numbers, scales,
spread and ticks know no Qt; theme and style_sheet dress Qt in the tokens; controls and plots take a `Look`, the one
object that holds the current theme and says when it changes.
"""
