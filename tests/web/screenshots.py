"""The README's pictures, taken of the real pages: `python tests/web/screenshots.py` from the repository's root."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from web.browser import chromium  # noqa: E402
from web.serving import serving  # noqa: E402

from partsref.intake.catalogue.build_database import build  # noqa: E402

FOLDER = Path(__file__).parent / "screenshots"
_DESK = {"viewport": {"width": 1180, "height": 820}, "locale": "en-US"}
_PHONE = {
    "viewport": {"width": 390, "height": 800},
    "locale": "ja-JP",
    "color_scheme": "dark",
    "device_scale_factor": 1.5,
}
SHOTS: dict[str, tuple[str, dict[str, Any]]] = {
    "search": ("/?q=16510-61A0l", _DESK),
    "part": ("/part/Daihatsu/15601-87705", _DESK),
    "vehicle": ("/vehicle/Suzuki/Every/DA64V", _DESK),
    "phone": ("/vehicle/Suzuki/Every/DA64V", _PHONE),
}


def take(folder: Path) -> list[Path]:
    """Take every picture into `folder`."""
    folder.mkdir(exist_ok=True)
    taken = []
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "partsref.db"
        build(database)
        with serving(database) as server, chromium() as browser:
            for name, (address, options) in SHOTS.items():
                context = browser.new_context(base_url=server.url, **options)
                page = context.new_page()
                page.goto(address)
                if name == "part":
                    page.locator(".equivalents summary").first.click()
                taken.append(folder / f"{name}.png")
                page.screenshot(path=taken[-1])
                context.close()
    return taken


if __name__ == "__main__":
    for picture in take(FOLDER):
        print(picture.relative_to(ROOT), f"{picture.stat().st_size // 1024} kB")
