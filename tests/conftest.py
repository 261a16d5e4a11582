"""What many tests share: the seed article, read once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.model import Article, Extraction
from kg.pipeline import extract

SEED = Path(__file__).parents[1] / "seeds" / "000_a3835b98505ff9ac.txt"


@pytest.fixture(scope="session")
def seed_article() -> Article:
    text = SEED.read_bytes().decode()
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


@pytest.fixture(scope="session")
def seed_extraction(seed_article: Article) -> Extraction:
    return extract(seed_article)
