"""A source's name is one name, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support import Ran
from web.browsing import ask

Run = Callable[..., Ran]


def test_a_comma_in_a_source_s_name_tears_nothing_apart(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("part number,name,make,model,chassis,height mm\nKF-1,Oil filter,Honda,Acty,HA4,65\n", "utf-8")
    assert partsref("load", path, "--source", "Tokai, Brake & Co", "--brand", "Tokai", "--db", fresh_db).status == 0
    shape = partsref("xref", "KF-1", "--json", "--db", fresh_db).json
    assert [fit["sources"] for fit in shape["fits"]] == [["Tokai, Brake & Co"]]
    assert all(fact["sources"] == ["Tokai, Brake & Co"] for fact in shape["attributes"])
    assert list(shape["sources"]) == ["Tokai, Brake & Co"]


def test_spaces_in_a_source_s_name_make_an_anchor_that_is_there(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("part number,name,make,model,chassis\nKF-1,Oil filter,Honda,Acty,HA4\n", "utf-8")
    partsref("load", path, "--source", "Tokai Brake", "--brand", "Tokai", "--db", fresh_db)
    [page] = ask(fresh_db, "/part/Tokai/KF-1")
    assert 'id="source-Tokai%20Brake"' in page.text
    assert 'href="#source-Tokai%20Brake"' in page.text
