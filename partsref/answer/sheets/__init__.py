"""All that is known of one part, one vehicle, the whole catalogue."""
