"""From records to triples, and where triples are kept."""
