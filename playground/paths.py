"""Where the resources are: beside the package in a checkout and a frozen bundle, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources(package: Path = _PACKAGE) -> Path:
    """The folder with examples/, lectures/, data/, translations/ and icons/, for the package in that folder.

    Raises FileNotFoundError, naming the places, where the installation is not complete.
    """
    places = (package / "resources", package.parent / "resources")
    for place in places:
        if place.is_dir():
            return place
    looked = " and ".join(str(place) for place in places)
    raise FileNotFoundError(f"the resources are missing (looked for {looked}): install the application again")
