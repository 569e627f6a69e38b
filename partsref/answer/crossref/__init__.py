"""What replaces a part, how sure that is, and why."""
