"""What a number says of itself, known or not: maker by its form, kind by its first digits, block, suffix."""
