"""Where the resources are: in a checkout, in an installed wheel, in a frozen bundle."""

import sys
from pathlib import Path


def resources() -> Path:
    """The folder with examples/, lectures/, data/, translations/ and icons/.

    Raises FileNotFoundError, naming the places, where the installation is not complete.
    """
    package = Path(__file__).resolve().parent
    frozen: str | None = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's start-up code
    bundle = [Path(frozen) / "resources"] if frozen else []
    places = [*bundle, package / "resources", package.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"the resources folder is missing (looked for {looked}): install the application again")
