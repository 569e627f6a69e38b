"""Anything asked in words: numbers, vehicles, parts, mixed."""
