"""A model as code that runs without this program: the same cells as a script or a notebook, for several frameworks."""
