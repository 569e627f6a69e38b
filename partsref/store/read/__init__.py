"""What answers read, one statement a question."""
