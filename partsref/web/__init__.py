"""The Datasette plugin. Thin: no SQL, no rules of its own."""
