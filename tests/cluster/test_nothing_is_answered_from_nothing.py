"""What the cluster's reader takes over from the file's is asked of the reference file, which has no table of parts."""

from __future__ import annotations

import inspect
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partsref.api import Catalog
from partsref.cluster.access.reference_file import TABLES, pack
from partsref.cluster.reading.cluster_applications import ClusterApplications
from partsref.cluster.reading.cluster_near import ClusterNear
from partsref.cluster.reading.cluster_reader import ClusterReader
from partsref.cluster.reading.cluster_sizes import ClusterSizes
from partsref.cluster.reading.cluster_stems import ClusterStems
from partsref.cluster.reading.cluster_vehicle_parts import ClusterVehicleParts
from partsref.cluster_catalog import ClusterCatalog
from partsref.store.file.database import open_reader

OF_REFERENCE_DATA: dict[type, set[str]] = {
    ClusterReader: {"all_sources", "maker_by_fold", "model_names", "sources", "vehicles", "vehicles_named", "words"},
    ClusterApplications: {
        "by_engines", "by_makes", "by_models", "by_patterns", "by_series", "by_vehicles", "made",
        "traits_of_applications", "traits_of_vehicles", "twins",
    },
    ClusterVehicleParts: {"families", "frames", "model_names", "part_group", "part_groups", "vehicle_ids"},
    ClusterNear: set(),
    ClusterSizes: set(),
    ClusterStems: set(),
}  # fmt: skip
"""What is taken over as it is: statements on the tables of the reference file."""
OF_PARTS = {"part", "claim", "spelling", "link", "link_evidence", "fitment", "fitment_evidence", "attribute", "offer"}


@pytest.mark.parametrize("reader", OF_REFERENCE_DATA, ids=lambda kind: kind.__name__)
def test_whatever_reads_parts_is_the_clusters_own(reader: type) -> None:
    methods = {name for name, _ in inspect.getmembers(reader, inspect.isfunction) if not name.startswith("_")}
    own = {name for kind in reader.__mro__ if "cluster" in kind.__module__ for name in vars(kind)}
    assert methods - own == OF_REFERENCE_DATA[reader]


def test_the_reference_file_has_no_table_of_parts_and_none_of_a_users_own(seed_db: Path, tmp_path: Path) -> None:
    import zlib

    with closing(open_reader(seed_db)) as connection:
        data, _ = pack(connection)
    (tmp_path / "reference.db").write_bytes(zlib.decompress(data))
    with closing(sqlite3.connect(tmp_path / "reference.db")) as made:
        names = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        assert set(TABLES) == names - {"sqlite_sequence"}
        assert not names & (OF_PARTS | {"garage"})
        assert made.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_every_question_to_a_catalogue_is_answered_whole_or_refused() -> None:
    asked = {name for name, _ in inspect.getmembers(Catalog, inspect.isfunction) if not name.startswith("_")}
    assert asked <= set(vars(ClusterCatalog))
    assert {"find", "search", "cross_reference", "check"} <= asked
