"""Which actors of different articles are one: profiles, evidence, clusters, and what people decided."""
