"""Compiles the gettext catalogues when the package is built or installed, also in place."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "declic" / "locale"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Write a ``.mo`` beside each ``.po`` under *locale* and return those written."""
    compiled = []
    for po in sorted(locale.rglob("*.po")):
        mo = po.with_suffix(".mo")
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))
        compiled.append(mo)
    return compiled


class Catalogues(BuildHookInterface):
    """Build hook of hatchling."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        compile_catalogues()
        build_data["artifacts"].append("declic/locale/**/*.mo")


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path)
