"""The Click commands. Thin: no SQL, no rules of their own."""
