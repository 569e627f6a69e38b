"""What makes answers fast: near numbers (in SQLite), words (Whoosh). Derived, disposable, rebuilt from the store."""
