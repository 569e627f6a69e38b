"""Where Datasette is touched, and nowhere else: its hooks, its tables, its errors."""
