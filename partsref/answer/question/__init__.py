"""A question taken apart: numbers, vehicles, years, positions, words."""
