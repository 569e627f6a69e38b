"""Copies of a whole catalogue at one generation, kept in a place that other machines read: written, and followed."""
