"""The write side: readers, column mapping, checks, one load."""
