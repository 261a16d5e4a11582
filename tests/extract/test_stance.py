"""How contents are put: polarity, certainty, modality, aspect of their main clause."""

from __future__ import annotations

import pytest

from kg.extract.stance import main_verb
from kg.model import Aspect, Certainty, Modality, Polarity
from tests.reading_of import said

pytestmark = pytest.mark.model


def _first(text):
    """The first statement of ``text``, a claim's if it holds one."""
    _, statements, _ = said(text)
    return next((st for st in statements if st.attribution), statements[0])


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The brigade left Gao.", "positive"),
        ("The brigade did not leave Gao.", "negative"),
        ("The brigade didn’t leave Gao.", "negative"),
        ("The brigade won't leave Gao.", "negative"),
        ("The brigade never left Gao.", "negative"),
        ("The brigade cannot leave Gao.", "negative"),
        ("No soldiers left Gao.", "negative"),
        ("Nobody left Gao.", "negative"),
        ("None of the soldiers left Gao.", "negative"),
        ("Neither army left Gao.", "negative"),
        ("The rebels have no tanks.", "negative"),
        ("There is no plan to leave Gao.", "negative"),
        ("The brigade not only left Gao but burnt the base.", "positive"),
        ("Ana Ruiz said the soldiers who did not flee were captured.", "positive"),
        ("The brigade left because it could not stay.", "positive"),
        ("The ministry denied having used cluster bombs.", "negative"),
        ("The ministry denied that the brigade had left Gao.", "negative"),
        ("The ministry denied reports that the brigade had left Gao.", "negative"),
        ("Ana Ruiz said the brigade would not leave Gao.", "negative"),
        ("Ana Ruiz said the brigade would leave Gao.", "positive"),
        ("The rebels were prevented from taking Gao.", "negative"),
        ("The rebels were driven from Gao.", "positive"),
        ("It is not a retreat, but a change in mission.", "positive"),
        ("It is not leaving Gao but will be smaller.", "negative"),
        ("The brigade is no longer in Gao.", "negative"),
        ("The brigade no longer guards the base.", "negative"),
        ("The brigade hardly left Gao.", "negative"),
        ("Ana Ruiz does not believe the rebels will return.", "negative"),
    ],
)
def test_polarity(text, polarity):
    assert _first(text).polarity is Polarity(polarity)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The brigade left Gao.", "certain"),
        ("The brigade probably left Gao.", "probable"),
        ("The brigade is likely to leave Gao.", "probable"),
        ("The brigade is expected to leave Gao.", "probable"),
        ("Officials believe that the rebels have left Gao.", "probable"),
        ("The brigade may leave Gao.", "possible"),
        ("The brigade might have left Gao.", "possible"),
        ("Perhaps the brigade left Gao.", "possible"),
        ("The brigade will leave Gao if the rebels surrender.", "possible"),
        ("The brigade must leave Gao.", "underspecified"),
        ("The goal is to train the army.", "underspecified"),
        ("Ana Ruiz said the man who may have fled was seen in Kati.", "certain"),
    ],
)
def test_certainty(text, certainty):
    assert _first(text).certainty is Certainty(certainty)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The brigade left Gao.", "asserted"),
        ("The brigade will leave Gao.", "planned"),
        ("The brigade plans to leave Gao.", "planned"),
        ("The brigade is going to leave Gao.", "planned"),
        ("The brigade is to leave Gao in May.", "planned"),
        ("The brigade is due to leave Gao in May.", "planned"),
        ("It is up to the brigade to leave Gao.", "asserted"),
        ("The rebels vowed to fight the brigade.", "planned"),
        ("Ana Ruiz predicted that the rebels will return.", "predicted"),
        ("The brigade may leave Gao.", "possible"),
        ("The brigade could leave Gao.", "possible"),
        ("The rebels cannot take Gao.", "asserted"),
        ("The brigade must leave Gao.", "obligation"),
        ("The brigade should leave Gao.", "obligation"),
        ("The brigade has to leave Gao.", "obligation"),
        ("Ana Ruiz urged the rebels to leave Gao.", "obligation"),
        ("It is essential that the brigade stays.", "obligation"),
        ("The brigade will leave Gao if the rebels surrender.", "conditional"),
        ("If the rebels surrender, the brigade will leave Gao.", "conditional"),
        ("The brigade will stay unless the rebels surrender.", "conditional"),
        ("The goal is to train the army.", "goal"),
        ("It was a political move.", "opinion"),
        ("The brigade would have left Gao.", "asserted"),
        ("The number of soldiers will not change.", "planned"),
        ("There will be no shift in Gao.", "predicted"),
        ("Critics said that it would help the rebels.", "predicted"),
        ("It will be moved to Gao.", "planned"),
    ],
)
def test_modality(text, modality):
    assert _first(text).modality is Modality(modality)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("The brigade left Gao.", "completed"),
        ("The brigade has left Gao.", "completed"),
        ("The brigade was relieved in Gao.", "completed"),
        ("The brigade is leaving Gao.", "ongoing"),
        ("The brigade has been fighting rebels since May.", "ongoing"),
        ("The brigade remains in Gao.", "ongoing"),
        ("The brigade will leave Gao.", "future"),
        ("The brigade plans to leave Gao.", "future"),
        ("Ana Ruiz said the brigade would leave Gao.", "future_in_past"),
        ("The brigade is in Gao.", "state"),
        ("The brigade has tanks.", "state"),
        ("The brigade protects the airport.", "state"),
    ],
)
def test_aspect(text, aspect):
    assert _first(text).aspect is Aspect(aspect)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The soldiers who fled were found in Kati.", "found"),
        ("“We will stay, I think,” Ana Ruiz said.", "stay"),
        ("The brigade, which arrived in May, will leave Gao.", "leave"),
        ("Ana Ruiz said that the brigade would stay because it was needed.", "stay"),
        ("“The brigade,” Ana Ruiz said, “will stay in Gao.”", "stay"),
    ],
)
def test_the_main_clause_decides(text, verb):
    reading, statements, _ = said(text)
    claims = [st for st in statements if st.attribution]
    whole = claims[0] if claims else statements[0]
    assert main_verb(reading, whole.utterance).text == verb
