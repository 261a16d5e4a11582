"""Claims checked: what in the store speaks for them, what against, and what is missing."""
