"""Commands that make, load, check, serve and write out the catalogue."""
