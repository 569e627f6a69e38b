"""What changes the catalogue, inside one transaction."""
