"""What reads articles in the tests of the engines: quick, without a model, and mortal."""

import os
import signal
from pathlib import Path

from kg.errors import InputError
from kg.model import Extraction


def read(article):
    """Nothing, but for a text that says otherwise: "poison" kills, "once: PATH" kills the first time."""
    if article.text == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    if article.text.startswith("once: "):
        mark = Path(article.text.removeprefix("once: "))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if article.text == "bad":
        raise InputError("no good")
    return Extraction(article=article, paragraphs=(), statements=(), actors=())
