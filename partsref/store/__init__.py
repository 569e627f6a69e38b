"""The SQLite file: schema, migrations, and what opens, reads and writes it. The only place with SQL over facts."""
