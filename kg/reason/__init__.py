"""What follows from the graph: rules, OWL consistency, shapes."""
