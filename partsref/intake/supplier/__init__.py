"""A supplier's load: one file, all or nothing, and its withdrawal."""
