"""Which parts carry a number, or nearly so."""
