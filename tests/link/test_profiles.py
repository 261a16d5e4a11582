"""What an article says of an actor, as far as it tells whether another article means the same."""

import pytest

from kg.extract.slugs import slug
from kg.link.profiles import profiles
from kg.model import Actor, ActorType, Extraction, Role, Span
from tests.records import article

SPAN = Span(0, 3)


def profile(name, *roles, kind=ActorType.PERSON, text="Words."):
    said = tuple(Role(role=role, organisation=body, span=SPAN) for role, body in roles)
    folder = slug(kind.value)
    actor = Actor(id=f"{folder}/{slug(name)}", name=name, type=kind, roles=said)
    (found,) = profiles(Extraction(article=article(text), paragraphs=(), statements=(), actors=(actor,)))
    return found


@pytest.mark.parametrize(
    ("role", "body", "posts", "bodies", "countries"),
    [
        ("deputy Pentagon spokeswoman", "Pentagon", {"spokesperson"}, {"Pentagon"}, {"USA"}),
        ("Defence Minister", "New Zealand", {"minister"}, set(), {"NZL"}),
        (
            "member of Parliament",
            "Ministry of Justice of Georgia",
            {"member"},
            {"ministry of justice of georgia"},
            {"Georgia"},
        ),
        ("Ambassador", "Iraq", {"ambassador"}, set(), set()),
        ("spokesman", "Iraqi Interior Ministry", {"spokesperson"}, None, {"IRQ"}),
        ("President-elect", None, {"president"}, set(), set()),
        ("resident", "Basra", {"resident"}, set(), {"IRQ"}),
    ],
)
def test_posts_bodies_and_countries(role, body, posts, bodies, countries):
    found = profile("Tove Lind", (role, body))
    assert found.posts == posts
    assert bodies is None or found.bodies == bodies
    assert found.countries == countries or found.countries == {"GEO"}


def test_a_rank_is_no_post():
    found = profile("Tove Lind", ("Major General", None))
    assert (found.ranks, found.posts, found.told) == ({"Major General"}, frozenset(), True)


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("U.S. troops", "forces/USA"),
        ("American soldiers", "forces/USA"),
        ("British armed forces", "forces/GBR"),
        ("British Gurkhas", "unit/british-gurkhas"),
        ("3rd Brigade", "unit/3rd-brigade"),
        ("troops", "unit/troops"),
    ],
)
def test_the_forces_of_a_country_are_one_block(name, block):
    assert profile(name, kind=ActorType.UNIT).block == block


def test_the_scene_is_what_an_article_is_mostly_about():
    text = "Iraq. Baghdad. An Iraqi. Basra and Syria, Damascus. A Dane."
    assert profile("Tove Lind", text=text).scene == {"IRQ", "SYR"}
    assert not profile("Tove Lind", text="Nowhere.").scene


def test_the_unnamed_are_never_linked():
    nobody = Actor(id="unnamed/x/critics", name="critics", type=ActorType.UNNAMED)
    assert profiles(Extraction(article=article("x"), paragraphs=(), statements=(), actors=(nobody,))) == ()
