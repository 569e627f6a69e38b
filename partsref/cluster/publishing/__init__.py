"""A catalogue as documents, and what was changed since: sent whole or not at all."""
