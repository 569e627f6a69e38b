"""What answers read of parts, as interfaces and plain rows. Both sides of the seam import it; it imports neither."""
