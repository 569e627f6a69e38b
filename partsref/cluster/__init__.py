"""A catalogue published to an OpenSearch cluster: the second engine behind the answers, and what publishes to it."""
