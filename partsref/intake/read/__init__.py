"""Readers: one file format each, all giving lines of text cells (`intake.lines`)."""
