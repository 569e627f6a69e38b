"""Answers as JSON and as a drawing."""
