"""The next step where the catalogue ends: the right words, and places to look."""
