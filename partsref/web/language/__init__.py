"""The language a page speaks, and its words."""
