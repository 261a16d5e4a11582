"""Who is who across articles: the evidence decides, never the order, and people have the last word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.persons import bare_family, parse_name
from kg.extract.slugs import slug
from kg.link.clusters import clusters
from kg.link.decisions import Decision, read_decisions, verdicts, write_decisions
from kg.link.nodes import assigned
from kg.link.profiles import Profile
from kg.resources import lexicon


def person(article, name, *, posts="", ranks="", bodies="", countries="", scene=""):
    family = bare_family(parse_name(name, lexicon()).family)
    sets = {"posts": posts, "ranks": ranks, "bodies": bodies, "countries": countries, "scene": scene}
    said = {field: frozenset(words.split("|")) - {""} for field, words in sets.items()}
    return Profile(article=article, local=f"person/{slug(name)}", name=name, block=f"person/{family}", **said)


def body(article, name, *, scene="", countries="", known=False):
    local = f"organisation/{slug(name)}"
    said = {"scene": frozenset(scene.split()), "countries": frozenset(countries.split())}
    return Profile(article=article, local=local, name=name, block=local, known=known, **said)


def force(article, name, block):
    return Profile(article=article, local=f"unit/{slug(name)}", name=name, block=block)


def together(*profiles, decisions=()):
    """The articles of each actor."""
    return {"".join(p.article for p in cluster) for cluster in clusters(profiles, verdicts(decisions))}


# ---- the same ---------------------------------------------------------------------------------------

SAME = {
    "one name, one post": (
        person("a", "Tove Lind", posts="spokesperson", bodies="Pentagon", countries="USA"),
        person("b", "Tove Lind", posts="spokesperson", bodies="Pentagon", countries="USA"),
    ),
    "one name, nothing else said": (person("a", "Tove Lind"), person("b", "Tove Lind")),
    "a nickname and a middle initial": (
        person("a", "Michael R. Oakham", ranks="Admiral"),
        person("b", "Mike Oakham", ranks="Admiral"),
    ),
    "another post in the same country": (
        person("a", "Tove Lind", posts="spokesperson", bodies="Pentagon", countries="USA"),
        person("b", "Tove Lind", posts="spokesperson", bodies="State Department", countries="USA"),
    ),
    "the family name with the same post": (
        person("a", "Tove Lind", posts="president", scene="NOR"),
        person("b", "Lind", posts="president", scene="NOR"),
    ),
    "a body that the list of names knows": (
        body("a", "Pentagon", known=True, scene="USA"),
        body("b", "Pentagon", known=True, scene="KOR"),
    ),
    "a body in articles on the same country": (
        body("a", "Facilities Guard", scene="IRQ USA"),
        body("b", "Facilities Guard", scene="IRQ"),
    ),
    "the forces of a country by other words": (
        force("a", "U.S. troops", "forces/USA"),
        force("b", "American soldiers", "forces/USA"),
    ),
}

APART = {
    "another post, body and country": (
        person("a", "John Smith", posts="commander", ranks="General", bodies="U.S. Army", countries="USA"),
        person("b", "John Smith", posts="minister", bodies="New Zealand government", countries="NZL"),
    ),
    "another body": (
        person("a", "Tove Lind", posts="spokesperson", bodies="acme"),
        person("b", "Tove Lind", posts="spokesperson", bodies="borealis"),
    ),
    "another country": (
        person("a", "Tove Lind", posts="minister", countries="NOR"),
        person("b", "Tove Lind", posts="minister", countries="SWE"),
    ),
    "another post": (person("a", "Tove Lind", posts="nurse"), person("b", "Tove Lind", posts="minister")),
    "another initial": (person("a", "Tove B. Lind"), person("b", "Tove K. Lind")),
    "the family name alone": (person("a", "Tove Lind", posts="president"), person("b", "Lind")),
    "two family names alone": (person("a", "Lind"), person("b", "Lind")),
    "a common name in articles on other countries": (
        person("a", "John Smith", scene="TCD"),
        person("b", "John Smith", scene="KOR"),
    ),
    "a body of no country in articles on others": (
        body("a", "Ministry of Defence", scene="RUS UKR"),
        body("b", "Ministry of Defence", scene="GBR"),
    ),
}


def test_what_is_one_actor():
    for name, profiles in SAME.items():
        assert together(*profiles) == {"ab"}, name


def test_what_is_not():
    for name, profiles in APART.items():
        assert together(*profiles) == {"a", "b"}, name


def test_a_bare_name_that_two_fit_is_left_open():
    general = person("a", "John Smith", ranks="General", bodies="U.S. Army", countries="USA")
    minister = person("b", "John Smith", posts="minister", countries="NZL")
    assert together(general, minister, person("c", "John Smith"), person("d", "John Smith")) == {"a", "b", "c", "d"}
    assert together(general, person("c", "John Smith"), person("d", "John Smith")) == {"acd"}
    assert together(general, minister, person("c", "John Smith", scene="NZL")) == {"a", "bc"}


def test_a_family_name_that_two_fit_is_left_open():
    two = person("a", "Tove Lind", posts="minister"), person("b", "Ana Lind", posts="minister")
    assert together(*two, person("c", "Lind", posts="minister")) == {"a", "b", "c"}


def test_two_of_one_article_are_never_one():
    assert together(person("a", "Tove Lind"), person("a", "Tove B. Lind")) == {"a"}
    assert len(clusters([person("a", "Tove Lind"), person("a", "Tove B. Lind")], {})) == 2


# ---- nodes ------------------------------------------------------------------------------------------


def test_homonyms_get_ids_that_say_what_tells_them_apart():
    many = [person(each, "John Smith", ranks="General", countries="USA") for each in "abc"]
    other = person("d", "John Smith", posts="minister", countries="NZL")
    nodes = assigned([*many, other], {})
    assert {nodes[p.key].node for p in many} == {"person/john-smith"}
    assert nodes[other.key].node == "person/john-smith~nzl"
    assert {named.label for named in nodes.values()} == {"John Smith"}


def test_variants_of_a_name_share_the_node_and_label_of_the_usual_one():
    found = [person("a", "Tove B. Lind"), person("b", "Tove Lind"), person("c", "Tove Lind")]
    assert {(n.node, n.label) for n in assigned(found, {}).values()} == {("person/tove-lind", "Tove Lind")}


PROFILES = st.lists(
    st.builds(
        person,
        st.sampled_from("abcdefgh"),
        st.sampled_from(["John Smith", "John A. Smith", "J. Smith", "Smith", "Jack Smith"]),
        posts=st.sampled_from(["", "minister", "spokesperson"]),
        bodies=st.sampled_from(["", "acme", "borealis"]),
        countries=st.sampled_from(["", "USA", "NZL"]),
        scene=st.sampled_from(["", "USA", "NZL|USA"]),
    ),
    max_size=9,
    unique_by=lambda profile: profile.key,
)


@given(PROFILES, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_never_matters(profiles, chance):
    shuffled = list(profiles)
    chance.shuffle(shuffled)
    assert assigned(profiles, {}) == assigned(shuffled, {})
    nodes = {key: named.node for key, named in assigned(profiles, {}).items()}
    assert {frozenset(p.key for p in c) for c in clusters(profiles, {})} == {
        frozenset(k for k in nodes if nodes[k] == node) for node in set(nodes.values())
    }


# ---- people -----------------------------------------------------------------------------------------

LEFT, RIGHT = person("a", "Tove Lind", posts="nurse"), person("b", "Tove Lind", posts="minister")


def decision(same, *sides):
    left, right = sides
    return Decision(same=same, left=(left.key,), right=(right.key,), reason="I know her")


def test_people_join_and_part_and_the_last_word_counts():
    join, part = decision(True, LEFT, RIGHT), decision(False, LEFT, RIGHT)
    assert together(LEFT, RIGHT, decisions=[join]) == {"ab"}
    assert together(LEFT, RIGHT, decisions=[join, part]) == {"a", "b"}
    assert together(LEFT, RIGHT, decisions=[part, join]) == {"ab"}


def test_what_comes_later_goes_to_the_side_it_fits():
    part = decision(False, LEFT, RIGHT)
    assert together(LEFT, RIGHT, person("c", "Tove Lind", posts="minister"), decisions=[part]) == {"a", "bc"}
    join = decision(True, LEFT, RIGHT)
    assert together(LEFT, RIGHT, person("c", "Tove Lind", posts="minister"), decisions=[join]) == {"abc"}


def test_bodies_of_other_names_can_be_joined():
    force, staff = body("a", "Task Force Ibex", known=True), body("b", "Ibex Command", known=True)
    join = decision(True, force, staff)
    later = body("c", "Ibex Command", known=True)
    assert together(force, staff, later, decisions=[join]) == {"abc"}


def test_decisions_are_kept(tmp_path):
    kept = (decision(True, LEFT, RIGHT), decision(False, LEFT, RIGHT))
    assert read_decisions(tmp_path) == ()
    write_decisions(tmp_path, kept)
    assert read_decisions(tmp_path) == kept
