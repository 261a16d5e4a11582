"""Linguistic ideas, one per module: from a parse to records."""
