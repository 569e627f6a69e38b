"""What came of a load: its problems, its rejects, its report."""
