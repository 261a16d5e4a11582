"""A user's own list of names: found first, refused with a reason, and read anew when it changes."""

import pytest

from kg import resources
from kg.errors import InputError
from kg.extract.gazetteer import gazetteer
from kg.extract.own_names import own_names

HEAD = "name\ttype\tidentifier\tstate\twithin\taliases\n"


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch, tmp_path):
    """Neither the file nor what was read of it outlives the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_GAZETTEER", raising=False)
    for cached in (gazetteer, resources.fingerprint):
        cached.cache_clear()
    yield
    for cached in (gazetteer, resources.fingerprint):
        cached.cache_clear()


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_names_and_aliases_are_found_before_those_that_ship(tmp_path):
    written(tmp_path / "kg-gazetteer.tsv", HEAD + "Pentagon\tplace\t\t\tVirginia\tFive Corners|PTG\n")
    found = [(m.entry.name, m.entry.kind) for m in gazetteer().matches("At PTG in Five Corners, Iraq, the Pentagon")]
    assert found == [("Pentagon", "place"), ("Pentagon", "place"), ("Iraq", "state"), ("Pentagon", "place")]


def test_columns_may_be_left_out_and_commas_separate_a_csv(tmp_path):
    path = written(tmp_path / "own.csv", 'type,name\nplace,"Camp, Osprey"\n\nunit,Grey Company\n')
    assert [(form, entry.kind) for form, entry, _ in own_names(path)] == [
        ("Camp, Osprey", "place"),
        ("Grey Company", "unit"),
    ]


def test_the_environment_names_a_file(tmp_path, monkeypatch):
    before = resources.fingerprint("ontology")
    path = written(tmp_path / "mine.tsv", "name\ttype\nKestrel Legion\tarmed group\n")
    monkeypatch.setenv("KG_GAZETTEER", str(path))
    resources.fingerprint.cache_clear()
    assert gazetteer().exactly("Kestrel Legion").id == "armed-group/kestrel-legion"
    assert resources.fingerprint("ontology") != before


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "the first line is"),
        ("foo\ttype\n", "unknown: foo"),
        (HEAD + "X\tmilitia\n", "line 2: the type of 'X' is 'militia'"),
        (HEAD + "X\tunit\n--\tunit\n", "line 3: the name is '--'"),
        (HEAD + "X\ta\nY\tb\n", "line 2: the type of 'X' is 'a'; line 3: the type of 'Y' is 'b'"),
    ],
)
def test_a_bad_file_is_told(tmp_path, text, wrong):
    with pytest.raises(InputError) as error:
        own_names(written(tmp_path / "bad.tsv", text))
    assert wrong in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path):
    with pytest.raises(InputError, match="there is no list of names"):
        own_names(tmp_path / "none.tsv")
    (tmp_path / "odd.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        own_names(tmp_path / "odd.tsv")
