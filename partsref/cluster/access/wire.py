"""The connection to a cluster: logins, retries, and every failure told in one line. Nothing partial is ever taken."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from partsref.cluster.access.cluster_address import CA_FILE, PASSWORD, PASSWORD_FILE, ClusterAddress, password
from partsref.cluster.access.quick_json import quick_json
from partsref.errors import DatabaseError, InputError

SECONDS = "PARTSREF_CLUSTER_SECONDS"
READ_SECONDS = 10.0
"""How long one request may take before the next node is asked; more in `PARTSREF_CLUSTER_SECONDS`."""
WRITE_SECONDS = 120
_RETRIES = 4
_NEAREST = "_local"
"""The node asked answers from what it holds itself, where it holds it: a third less time than from anywhere."""
_BUSY = (429, 502, 503, 504)
_OLDEST = 2
_SHOWN = 200
_HEALTH_SECONDS = 10
"""How long the cluster may wait for copies before it says how far it is."""
_NOT_YET = 408
_BULK_RETRIES, _BULK_WAIT_SECONDS, _BULK_LONGEST_WAIT_SECONDS = 5, 1, 8
_MANAGER = "cluster_manager_timeout=15s"
"""A cluster without a manager is not waited for as long as it would like."""
_FULL = ("flood-stage", "read-only-allow-delete", "read-only / allow delete")

Json = dict[str, Any]


class ClusterError(DatabaseError):
    """The cluster cannot be reached, refuses us, or could only have answered in part."""


class Wire:
    """Asks one cluster. Every method raises `ClusterError`, whose message names the place and never the password."""

    def __init__(self, place: ClusterAddress, seconds: float = 0.0) -> None:
        """Make ready to ask; nothing is sent yet. Raises `InputError` without the package that asks."""
        try:
            import opensearchpy
        except ImportError as error:
            raise InputError(
                f"{place}: reading from a cluster takes the package opensearch-py: pip install 'partsref[cluster]'"
            ) from error
        self.place = place
        self.trips = 0
        self._errors = opensearchpy.exceptions
        self._helpers = opensearchpy.helpers
        secret = password()
        secure: Json = {"use_ssl": True, "ssl_context": _trusted()} if place.secure else {}
        self._client = opensearchpy.OpenSearch(
            [{"host": host, "port": port} for host, port in place.hosts],
            http_auth=(place.user, secret) if place.user else None,
            timeout=seconds or _seconds(),
            max_retries=_RETRIES,
            retry_on_timeout=True,
            retry_on_status=_BUSY,
            serializer=quick_json(),
            **secure,
        )

    def version(self) -> str:
        """The version of the cluster. Raises `ClusterError` for what is no OpenSearch we know."""
        told = self._ask("GET", "/")
        version = told.get("version", {}) if isinstance(told, dict) else {}
        number = str(version.get("number", ""))
        if version.get("distribution") != "opensearch" or not number.split(".", maxsplit=1)[0].isdigit():
            raise ClusterError(f"{self.place}: expected OpenSearch, came {number or 'something else'}.")
        if int(number.split(".", maxsplit=1)[0]) < _OLDEST:
            raise ClusterError(f"{self.place}: expected OpenSearch {_OLDEST} or later, came {number}. Update it.")
        return number

    def get(self, index: str, name: str) -> Json | None:
        """One document with its `_seq_no` and `_primary_term`; None where it, or its index, is not there."""
        found = self._ask("GET", f"/{index}/_doc/{name}", missing=True)
        return found if found and found.get("found") else None

    def mget(self, index: str, names: Sequence[str]) -> list[Json]:
        """Documents by name. Raises `ClusterError` where one is not there."""
        told = self._ask("POST", f"/{index}/_mget", body={"ids": list(names)})
        docs: list[Json] = (told or {}).get("docs", [])
        if len(docs) != len(names) or not all(doc.get("found") for doc in docs):
            raise ClusterError(f"{self.place}: what was published is not all there. Publish it again.")
        return docs

    def searches(self, questions: Sequence[tuple[str, Json]]) -> list[Json]:
        """Answers to (index, body) in one round trip: each whole, or none."""
        body: list[Json] = []
        for index, question in questions:
            body += [{"index": index, "allow_partial_search_results": False, "preference": _NEAREST}, question]
        told = self._ask("POST", "/_msearch", body=body, lines=True)
        answers: list[Json] = (told or {}).get("responses", [])
        if len(answers) != len(questions):
            raise ClusterError(f"{self.place}: answered in part; nothing of it is shown. Try again.")
        for answer in answers:
            self._refuse_partial(answer)
        return answers

    def _refuse_partial(self, answer: Json) -> None:
        if "error" in answer:
            raise self._told(answer["error"], answer.get("status"))
        shards = answer.get("_shards", {})
        whole = shards.get("failed") == 0 and shards.get("total") == shards.get("successful")
        if answer.get("timed_out") or not whole:
            raise ClusterError(f"{self.place}: answered in part; nothing of it is shown. Try again.")

    def count(self, index: str, query: Json) -> int:
        """How many documents answer, in all shards."""
        told = self._ask("POST", f"/{index}/_count", body={"query": query})
        if not told or told["_shards"]["failed"]:
            raise ClusterError(f"{self.place}: counted in part. Try again.")
        return int(told["count"])

    def indexes(self, pattern: str) -> dict[str, Json]:
        """Indexes by name, with their mappings."""
        return self._ask("GET", f"/{pattern}/_mapping?allow_no_indices=true", missing=True) or {}

    def put(self, path: str, body: Json) -> Json:
        """PUT something small."""
        return self._ask("PUT", path, body=body, seconds=WRITE_SECONDS) or {}

    def create(self, index: str, body: Json) -> None:
        """Make an index; one that is there is left: a request whose answer was lost is sent again."""
        try:
            self.put(f"/{index}?{_MANAGER}", body)
        except ClusterError:
            if index not in self.indexes(index):
                raise

    def change_settings(self, index: str, settings: Json) -> None:
        """Change the settings of an index."""
        self.put(f"/{index}/_settings?{_MANAGER}", settings)

    def post(self, path: str, body: Json | None = None) -> Json:
        """POST something small."""
        return self._ask("POST", path, body=body, seconds=WRITE_SECONDS) or {}

    def delete(self, path: str) -> None:
        """Delete an index or a document, be it there or not."""
        self._ask("DELETE", path, missing=True)

    def health(self, index: str, seconds: float) -> str:
        """The colour of an index once it is green, or after that time; asked again and again, so no node is hung on."""
        end = time.monotonic() + seconds
        wait = f"wait_for_status=green&timeout={_HEALTH_SECONDS}s"
        while True:
            told = self._ask(
                "GET", f"/_cluster/health/{index}?{wait}", seconds=_HEALTH_SECONDS + READ_SECONDS, answers=_NOT_YET
            )
            colour = str((told or {}).get("status", ""))
            if colour == "green" or time.monotonic() > end:
                return colour

    def bulk(self, actions: Iterable[Json], chunk_bytes: int = 3_000_000) -> int:
        """Write documents; returns how many. Conflicts of version are left as they are: a later publish was there."""
        done = 0
        with self._explained():
            for ok, told in self._helpers.streaming_bulk(
                self._client,
                actions,
                chunk_size=1000,
                max_chunk_bytes=chunk_bytes,
                max_retries=_BULK_RETRIES,
                initial_backoff=_BULK_WAIT_SECONDS,
                max_backoff=_BULK_LONGEST_WAIT_SECONDS,
                raise_on_error=False,
                request_timeout=WRITE_SECONDS,
            ):
                self.trips += done % 1000 == 0
                done += 1
                if not ok and (result := next(iter(told.values()))).get("status") != 409:
                    raise self._told(result.get("error", result), result.get("status"))
        return done

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _ask(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        lines: bool = False,
        missing: bool = False,
        seconds: float = 0.0,
        answers: int = 0,
    ) -> Any:
        self.trips += 1
        url, _, query = path.partition("?")
        params: Json = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        if seconds:
            params["request_timeout"] = seconds
        if answers:  # A status that is no error here.
            params["ignore"] = answers
        with self._explained():
            try:
                if lines:
                    text = "\n".join(map(self._client.transport.serializer.dumps, body)) + "\n"
                    headers = {"content-type": "application/x-ndjson"}
                    return self._client.transport.perform_request(
                        method, url, params=params, body=text, headers=headers
                    )
                return self._client.transport.perform_request(method, url, params=params, body=body)
            except self._errors.NotFoundError:
                if missing:
                    return None
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        errors = self._errors
        try:
            yield
        except errors.SSLError as error:
            told = f"{self.place}: its certificate is not trusted ({_short(error)})."
            raise ClusterError(f"{told} Name the file of its authority in {CA_FILE}.") from error
        except errors.ConnectionTimeout as error:
            raise ClusterError(f"{self.place}: did not answer in time. Try again.") from error
        except errors.ConnectionError as error:
            raise ClusterError(f"{self.place}: cannot be reached ({_short(error)}). Is the cluster running?") from error
        except errors.AuthenticationException as error:
            told = f"{self.place}: refused the user or the password."
            raise ClusterError(f"{told} The password is read from {PASSWORD} or {PASSWORD_FILE}.") from error
        except errors.TransportError as error:
            raise self._told(error.info or error.error, error.status_code) from error
        except errors.OpenSearchException as error:
            raise ClusterError(f"{self.place}: {_short(error)}") from error

    def _told(self, told: Any, status: Any) -> ClusterError:
        cause = told.get("error", told) if isinstance(told, dict) else told
        reason = cause
        while isinstance(reason, dict):
            deeper = reason.get("root_cause") or reason.get("caused_by")
            reason = deeper[0] if isinstance(deeper, list) and deeper else reason.get("reason") or reason.get("type")
        if any(sign in str(reason) for sign in _FULL):
            return ClusterError(f"{self.place}: its disks are full; nothing was changed. Free some space, try again.")
        reason = reason or "it gives no reason"
        if status == 403:
            return ClusterError(f"{self.place}: the user may not do that ({str(reason)[:_SHOWN]}).")
        if status in (429, 503):
            return ClusterError(
                f"{self.place}: could not answer whole ({str(reason)[:_SHOWN]}); nothing of it is shown."
                " Are enough nodes running?"
            )
        return ClusterError(f"{self.place}: answered with an error {status}: {str(reason)[:_SHOWN]}")


def _trusted() -> ssl.SSLContext:
    file = os.environ.get(CA_FILE)
    if file and not Path(file).is_file():
        raise InputError(f"{file}: expected the certificate of the cluster's authority ({CA_FILE}), no such file")
    try:
        return ssl.create_default_context(cafile=file or None)
    except ssl.SSLError as error:
        raise InputError(f"{file}: expected a certificate in PEM form ({CA_FILE})") from error


def _seconds() -> float:
    text = os.environ.get(SECONDS, "")
    try:
        return float(text) if text else READ_SECONDS
    except ValueError as error:
        raise InputError(f"{SECONDS}: expected seconds, such as 10, came {text!r}") from error


def _short(error: Exception) -> str:
    text = str(getattr(error, "info", "") or error)
    return text[:_SHOWN]
