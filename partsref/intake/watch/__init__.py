"""A folder whose files are loaded as they come."""
