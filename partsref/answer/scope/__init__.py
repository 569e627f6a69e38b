"""Which vehicles a question means, and how a statement of fit stands to them."""
