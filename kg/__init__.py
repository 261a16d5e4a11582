"""Turn defence news into attributed statements one can query."""

__all__ = ["__version__"]

__version__ = "0.1.0"
