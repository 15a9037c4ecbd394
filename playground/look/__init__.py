"""How everything looks: colours, sizes, fonts, icons, small controls and plot styling, below the editor, the panels and the window.

tokens and colour_maps know no Qt; theme turns tokens into fonts, a palette and a style sheet; controls and plots take a `Look`,
the one object that holds the current theme and says when it changes.
"""
