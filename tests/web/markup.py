"""What a page really says to a browser, by a strict parser."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

_ACTIVE = ("script", "style", "iframe", "object", "embed", "base", "meta", "link")


@lru_cache(maxsize=4)
def parsed(html: str) -> Element:
    """The page as a tree, to read only.

    Raises `html5lib.html5parser.ParseError` for anything that is not valid HTML syntax.
    """
    tree: Any = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return tree


def faults(html: str) -> list[str]:
    """What no page of ours may have: inline script or style, doubled ids, labels and jumps that lead nowhere."""
    tree = parsed(html)
    found: list[str] = []
    ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
    found += [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
    for element in tree.iter():
        tag = str(element.tag)
        if tag == "style" or (tag == "script" and not element.get("src")):
            found.append(f"inline <{tag}>")
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and value.split(":")[0].strip().lower() in (
                "javascript",
                "data",
                "vbscript",
            ):
                found.append(f"{tag} {name}={value}")
        if tag == "label" and element.get("for") not in ids:
            found.append(f"label for {element.get('for')}")
        href = element.get("href") or ""
        if tag == "a" and href.startswith("#") and len(href) > 1 and href[1:] not in ids:
            found.append(f"jump to {href}")
    return found


def text(html: str) -> str:
    """All the text a reader sees."""
    return " ".join(" ".join(parsed(html).itertext()).split())


def links(html: str) -> set[str]:
    """Addresses of the page's own links."""
    return {e.get("href", "") for e in parsed(html).iter("a")}


def active(html: str) -> list[str]:
    """Elements that do something, but for those every page has."""
    return [
        str(e.tag)
        for e in _as_a_browser_reads(html).iter()
        if e.tag in _ACTIVE
        and not str(e.get("src") or e.get("href") or e.get("charset") or e.get("name")).startswith(
            ("/-/static-plugins/partsref/", "utf-8", "viewport", "color-scheme", "/part/", "/vehicle/")
        )
    ]


def _as_a_browser_reads(html: str) -> Element:
    """Datasette's own answers for static files are a line of text and no document."""
    try:
        return parsed(html)
    except html5lib.html5parser.ParseError:
        tree: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
        return tree
