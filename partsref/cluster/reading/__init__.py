"""The reader of a published catalogue: every method reads documents, many in one round trip."""
