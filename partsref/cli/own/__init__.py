"""Commands for one's own facts, disputes and vehicles."""
