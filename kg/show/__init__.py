"""Pictures and listings for people."""
