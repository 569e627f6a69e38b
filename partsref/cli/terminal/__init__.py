"""What every command shares of a terminal: options, tables, progress, streams, signals."""
