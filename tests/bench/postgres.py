"""PostgreSQL with pg_trgm: a server of its own in a temporary folder, reached over a socket there and nowhere else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bench.engines import ANSWERS, Numbers, keys_of, ranked

_BIN = Path("/usr/lib/postgresql/15/bin")
_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=1GB -c work_mem=64MB"


class Postgres:
    """A GIN index over trigrams: the nearest hundred by its own similarity, then OSA."""

    name = "PostgreSQL pg_trgm"

    def build(self, numbers: Numbers, folder: Path) -> None:
        """One row a number."""
        import psycopg

        # Not in `folder`: the server will not run as root, and its own user may not enter what is root's.
        self._folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._user = "postgres" if os.getuid() == 0 else None
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C")
        self._run("pg_ctl", "-D", data, "-w", "-l", f"{data}.log", "-o", f"{_SETTINGS} -k {self._folder}", "start")
        self._connection = psycopg.connect(
            host=str(self._folder), user="bench", dbname="postgres", autocommit=True, prepare_threshold=1
        )
        run = self._connection.execute
        started = time.perf_counter()
        run("CREATE EXTENSION pg_trgm")
        run("CREATE TABLE n (key text NOT NULL)")
        with self._connection.cursor().copy("COPY n FROM STDIN") as copy:
            for key in keys_of(numbers):
                copy.write_row((key,))
        run("CREATE INDEX exact ON n (key)")
        run("CREATE INDEX pieces ON n USING gin (key gin_trgm_ops)")
        run("ANALYZE n")
        self.seconds = time.perf_counter() - started
        (size,) = run("SELECT pg_total_relation_size('n')").fetchone() or (0,)
        self.size = int(size)

    def ask(self, kind: str, asked: str) -> list[str]:
        """Equality, LIKE for a fragment, `%` (similarity of at least 0.3, its default) for a slip."""
        if kind == "exact":
            sql = "SELECT key FROM n WHERE key = %(asked)s"
        elif kind == "fragment":
            sql = f"SELECT key FROM n WHERE key LIKE '%%' || %(asked)s || '%%' LIMIT {ANSWERS}"
        else:
            sql = "SELECT key FROM n WHERE key %% %(asked)s ORDER BY similarity(key, %(asked)s) DESC LIMIT 100"
        return ranked(asked, [row[0] for row in self._connection.execute(sql, {"asked": asked}).fetchall()])

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self._connection.close()
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *given: str) -> None:
        # Output to a file: the server would keep a pipe open for ever.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [_BIN / program, *given], stdout=said, stderr=said, user=self._user, cwd="/tmp", check=False
            )
            if done.returncode:
                said.seek(0)
                raise RuntimeError(said.read().decode(errors="replace"))
