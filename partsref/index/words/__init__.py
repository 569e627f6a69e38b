"""Words to parts: the Whoosh index beside the database, derived and disposable."""
