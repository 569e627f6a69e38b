"""What stands on a label, from lines that were read off a picture of it: numbers, makers, words, and what is found."""
