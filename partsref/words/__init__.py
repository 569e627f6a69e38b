"""What people call things: folding of words, chassis codes, vehicles, terms. Pure functions, no database, no files."""
