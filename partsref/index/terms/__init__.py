"""The words a question may use, and what they mean."""
