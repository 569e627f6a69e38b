"""The words suppliers use in headers and cells."""
