"""Answers from the graph, each with the words that support it."""
