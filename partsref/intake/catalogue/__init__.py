"""The catalogue as a folder: built from, written to, repaired."""
