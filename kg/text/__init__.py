"""From files to articles, paragraphs and parses."""
