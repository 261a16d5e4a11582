"""Articles read by the workers of a Dask cluster: this machine's, or those of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.engine.window import Handle, Lost, Read, Result, read_in
from kg.errors import SettingError
from kg.model import Article
from kg.pipeline import Ingested, Reading, read_one, reader_of

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["on_cluster"]

_LOCAL = "local"
_CONNECT_SECONDS = 20


@contextmanager
def on_cluster(scheduler: str, *, count: int, model: str | None, read: Read | None = None) -> Iterator[Reading]:
    """The reading of articles by the workers of the cluster at ``scheduler``, or of a local one with ``count``.

    Raises:
        SettingError: dask is not installed, nobody answers, or a worker's kg is another one.
    """
    with _client(scheduler, count) as client:
        _check_workers(client, model)
        yield partial(_through, _Cluster(client, read or partial(read_one, model=model)))


def _through(pool: _Cluster, tasks: Iterable[Article | Ingested]) -> Iterator[Result]:
    return read_in(pool, tasks)


@contextmanager
def _client(scheduler: str, count: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise SettingError(
            "the engine 'dask' is not installed", why=str(error), fix="pip install 'kg-defence[dask]'"
        ) from error
    if scheduler == _LOCAL:
        with (
            LocalCluster(
                n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise SettingError(
            f"no Dask scheduler answers at '{scheduler}'",
            why=str(error) or type(error).__name__,
            fix="start one ('dask scheduler') and give its address, such as tcp://host:8786; or --scheduler local",
        ) from error
    with client:
        yield client


def _check_workers(client: Client, model: str | None) -> None:
    """The same version, model and word lists everywhere: or the graph would depend on who read what."""
    here = reader_of(model)
    readers: dict[str, Any] = client.run(reader_of, model)
    others = sorted(worker for worker, reader in readers.items() if reader != here)
    if others:
        raise SettingError(
            f"{len(others)} of {len(readers)} workers have another kg, model or word lists: {', '.join(others[:3])}",
            why="the same articles must give the same records wherever they are read",
            fix="install the same version with the same ontology/ on every machine",
        )


class _Cluster:
    """The cluster's workers; Dask itself gives a dead worker's articles to others."""

    def __init__(self, client: Client, read: Read) -> None:
        self._client = client
        self._read = read

    @property
    def size(self) -> int:
        """How many articles are read at once; workers come and go."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, article: Article) -> Handle:
        return self._client.submit(self._read, article, pure=False)

    def result(self, handle: Handle) -> Result:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            found: Result = handle.result()
        except (KilledWorker, FutureCancelledError) as error:
            raise Lost from error
        return found

    def alone(self, article: Article) -> Result:
        return self.result(self.submit(article))
