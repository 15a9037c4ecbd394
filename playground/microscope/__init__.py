"""The microscope: a walk through the forward and backward pass of one sample, with every number in its place.

subject, examination, notation, stage and the modules of stages compute values; formulas, the views and page show them.
"""
