"""Runs the tests of remote stores against Virtuoso 7.2, where that can be had, and says why where it cannot.

usage: python benchmarks/virtuoso.py [--keep FOLDER] [PYTEST ARGUMENTS]

``virtuoso-t`` is taken from the PATH, else Debian's package is fetched by apt-get and unpacked into the folder,
without installing it. The server gets free ports on 127.0.0.1 and is stopped by its own process id.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGE = "virtuoso-opensource-7-bin"
_GRANTS = 'GRANT SPARQL_UPDATE TO "SPARQL"; GRANT EXECUTE ON DB.DBA.L_O_LOOK TO "SPARQL";'
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
ServerThreads = 16
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
KeepAliveTimeout = 15
MaxKeepAlives = 8
[SPARQL]
ResultSetMaxRows = 1000000
"""


class CannotError(Exception):
    """Why Virtuoso cannot be had or started here."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Virtuoso's server, its SQL shell, and where their libraries are."""

    server: str
    shell: str
    libraries: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """The environment that finds the libraries."""
        return {**os.environ, **({"LD_LIBRARY_PATH": self.libraries} if self.libraries else {})}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="keep package, database and log in this folder")
    parser.add_argument("--anyway", action="store_true", help="run the tests though the server lacks a default graph")
    given, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with running(programs(folder), folder) as address:
                print(f"Virtuoso answers at {address}", flush=True)
                if said := refused(address):
                    print(f"kg needs a default graph of the server's own, and this one has none: {said}", flush=True)
                    if not given.anyway:
                        return 1
                command = [sys.executable, "-m", "pytest", "-q", "tests/graph/test_remote.py", *rest]
                return subprocess.run(command, cwd=_ROOT, env={**os.environ, "KG_TEST_SERVER": address}).returncode
        except CannotError as error:
            print(f"not run: {error}", file=sys.stderr)
            return 2


def refused(address: str) -> str:
    """What the server says to a triple for its default graph; nothing if it takes it."""
    headers = {"Content-Type": "application/sparql-update"}
    body = b'INSERT DATA { <urn:kg:a> <urn:kg:b> "c" }'
    try:
        with urlopen(Request(address, data=body, headers=headers), timeout=60):
            return ""
    except HTTPError as error:
        return error.read().decode(errors="replace").partition("\n")[0]


def programs(folder: Path) -> Programs:
    """Virtuoso from the PATH, else from Debian's package."""
    if server := shutil.which("virtuoso-t"):
        shell = shutil.which("isql-vt") or shutil.which("isql-v") or shutil.which("isql")
        if shell is None:
            raise CannotError(
                "virtuoso-t is installed without its SQL shell (isql-vt), which grants the right to write"
            )
        return Programs(server, shell)
    unpacked = folder / "package"
    if not unpacked.exists():
        _unpack(folder, unpacked)
    libraries = ":".join(str(each) for each in unpacked.glob("**/lib/*-linux-gnu"))
    return Programs(str(unpacked / "usr/bin/virtuoso-t"), str(unpacked / "usr/bin/isql-vt"), libraries)


def _unpack(folder: Path, into: Path) -> None:
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise CannotError(f"virtuoso-t is not on the PATH, and without {tool} its Debian package cannot be fetched")
    needed = [_PACKAGE, "libldap-2.5-0", "libsasl2-2", "libminizip1", "libpcre3", "libreadline8"]
    fetched = [_fetched(name, folder) for name in needed]
    if not fetched[0]:
        raise CannotError(f"virtuoso-t is not on the PATH, and apt-get download {_PACKAGE} failed (apt-get update?)")
    for package in filter(None, fetched):
        subprocess.run(["dpkg-deb", "-x", str(package), str(into)], check=True)


def _fetched(name: str, folder: Path) -> Path | None:
    subprocess.run(["apt-get", "download", "-q", name], cwd=folder, capture_output=True)
    return next(iter(sorted(folder.glob(f"{name}_*.deb"))), None)


@contextmanager
def running(found: Programs, folder: Path) -> Iterator[str]:
    """The SPARQL address of a server of our own, which may be written to; stopped afterwards."""
    sql, http = _free(), _free()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = [found.server, "+foreground", "+configfile", str(settings)]
    with subprocess.Popen(
        command, cwd=folder, env=found.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _wait(process, http, folder)
            shell = [found.shell, f"127.0.0.1:{sql}", "dba", "dba", f"exec={_GRANTS}"]
            granted = subprocess.run(shell, env=found.environment, capture_output=True, text=True)
            if granted.returncode:
                raise CannotError(f"the right to write was not granted: {granted.stderr.strip()[:300]}")
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[str], port: int, folder: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            said = process.stderr.read() if process.stderr else ""
            raise CannotError(
                f"virtuoso-t ended at once: {said.strip()[:300] or 'see ' + str(folder / 'virtuoso.log')}"
            )
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise CannotError(f"virtuoso-t did not answer on port {port} within {seconds:.0f} seconds")


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
