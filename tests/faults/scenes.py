"""Every command that writes, each in a small folder where it has something to do."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from faults.injected import Scene, Server

_LIST = """part number,name,oe brand,oe number,chassis
AB-00001,Oil filter {word},Suzuki,16510-61A{n}1,DA64V
AB-00002,Air filter {word},Suzuki,13780-68H{n}0,DA63T
AB-00003,Fan belt,Daihatsu,90048-31{n}65,S201P
"""
_REJECTED = "1.651E+09,Pump,,,\n"


def scenes(server: Server, folder: Path) -> list[Scene]:  # noqa: PLR0915 - a list
    """Make the folders, by the commands themselves, and name what is to be done in each."""

    def made(name: str, like: str = "", *steps: tuple[str, ...]) -> Path:
        place = folder / name
        if like:
            shutil.copytree(folder / like, place)
        else:
            (place / "home").mkdir(parents=True)
        (place / "tmp").mkdir(exist_ok=True)
        for step in steps:
            came = server.run(place, step)
            assert came.status in (0, 1), came
        return place

    def written(place: Path, name: str, text: str) -> Path:
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
        return place

    db = ("--db", "x.db")
    load = ("load", "new.csv", "--source", "new", *db)
    old = ("load", "old.csv", "--source", "old", "--empty", *db)
    base = made("base")
    written(base, "old.csv", _LIST.format(word="quasar", n=1))
    server.run(base, old)
    written(base, "new.csv", _LIST.format(word="zephyr", n=2).replace("AB-", "CD-"))
    own = ("add", "measure", "old", "AB-00001", "height", "65", "mm", "--source", "my caliper", *db)
    dispute = ("dispute", "link", "old", "AB-00001", "Suzuki", "16510-61A11", "--why", "its thread is M18", *db)
    made("seeded", "base", ("export", "seed", *db))
    seed = folder / "seeded" / "seed"
    newer = shutil.copytree(seed, folder / "newer")
    with (newer / "parts.csv").open("a", encoding="utf-8") as file:
        file.write((newer / "parts.csv").read_text("utf-8").splitlines()[1].replace("AB-0000", "AB-7000") + "\n")

    nothing = made("nothing")
    shutil.copytree(seed, nothing / "seed")
    built = made("built", "nothing", ("build", "--catalog", "seed", *db))
    shutil.copytree(newer, built / "newer")
    empty = written(made("empty"), "new.csv", _LIST.format(word="zephyr", n=2))
    rejecting = written(made("rejecting", "base"), "new.csv", _LIST.format(word="zephyr", n=2) + _REJECTED)
    loaded = made("loaded", "base", load)
    packed = made("packed", "base")
    (packed / "new.csv.gz").write_bytes(gzip.compress((packed / "new.csv").read_bytes(), mtime=0))
    edition = written(made("edition", "loaded"), "new.csv", _LIST.format(word="zephyr", n=3).replace("AB-", "CD-"))
    added = made("added", "base", own)
    own_rows = made("own_rows", "base")
    shutil.copytree(made("own_out", "added", ("export", "mine", "--mine", *db)) / "mine", own_rows / "mine")
    exported = made("exported", "base", ("export", "out", *db), load)
    more_list = ("load", "more.csv", "--source", "old", *db)
    written(base, "more.csv", _LIST.format(word="nova", n=5).replace("AB-", "EF-"))
    one_file = made("one_file", "base", ("export", "out.csv", "--source", "old", *db), more_list)
    mine_out = made("mine_out", "added", ("export", "mine", "--mine", *db), (
        "add", "measure", "old", "AB-00002", "height", "70", "mm", "--source", "my caliper", *db))  # fmt: skip
    snapped = made("snapped", "base", ("snapshot", "shots", *db), own, ("snapshot", "shots", *db), load)
    garage = made("garage", "base", ("garage", "add", "HA4-1234567", "farm", *db))
    incoming = written(made("incoming", "base"), "in/a.csv", _LIST.format(word="zephyr", n=2).replace("AB-", "CD-"))
    written(incoming, "in/b.csv", "nothing here,is a number\n1,2\n")
    wordless = made("wordless", "loaded")
    shutil.rmtree(wordless / "x.db.words")
    behind = made("behind", "loaded")
    shutil.rmtree(behind / "x.db.words")
    shutil.copytree(folder / "base" / "x.db.words", behind / "x.db.words")

    more = ("add", "measure", "old", "AB-00003", "width", "9", "mm", "--source", "my caliper", *db)
    return [
        Scene("build anew", ("build", "--catalog", "seed", *db), nothing),
        Scene("build over another", ("build", "--catalog", "newer", *db), built),
        Scene("load", load, folder / "base"),
        Scene("load with rejects", load, rejecting, 1, products=("new.csv.rejects.csv",)),
        Scene("load a packed list", ("load", "new.csv.gz", "--source", "new", *db), packed),
        Scene("load where nothing is", (*load, "--empty"), empty),
        Scene("load an edition", (*load, "--full"), edition),
        Scene("load and save the map", (*load, "--save-map", "map.yml"), folder / "base", products=("map.yml",)),
        Scene("unload", ("unload", "2", *db), loaded, again=("unload", "1", *db)),
        Scene("update", ("update", "--catalog", "newer", *db), built),
        Scene("add", own, folder / "base", again=more),
        Scene("add from a folder", ("add", "--from", "mine", *db), own_rows, again=more),
        Scene("dispute", dispute, folder / "base", again=more),
        Scene("mine --undo", ("mine", "--undo", "2", *db), added, again=more),
        Scene("garage add", ("garage", "add", "HA4-1234567", "farm", *db), folder / "base",
              again=("garage", "add", "HA4-1234568", "town", *db)),
        Scene("garage drop", ("garage", "drop", "farm", *db), garage, again=("garage", "add", "HA4-1234568", *db)),
        Scene("watch", ("watch", "in", "--source", "new", "--once", *db), incoming, 1,
              again=("watch", "in", "--source", "new", "--once", *db), says="in/a.csv: load 2:"),
        Scene("export", ("export", "out", *db), folder / "base", again=("export", "out", "--force", *db),
              products=("out",)),
        Scene("export --force", ("export", "out", "--force", *db), exported, products=("out",)),
        Scene("export --source", ("export", "out.csv", "--source", "old", "--force", *db), one_file,
              products=("out.csv",)),
        Scene("export --mine", ("export", "mine", "--mine", "--force", *db), mine_out, products=("mine",)),
        Scene("snapshot", ("snapshot", "shots", *db), snapped, products=("shots",)),
        Scene("check --mend", ("check", "--mend", *db), wordless),
        Scene("search, words behind", ("search", "zephyr", *db), behind),
        Scene("search, no words", ("search", "zephyr", *db), wordless),
    ]  # fmt: skip
