"""Readers of tables drawn for the eye: web pages and PDF pages, as lines of text cells."""
