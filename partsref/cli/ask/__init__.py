"""Commands that answer: a number, a part, a vehicle, a list, words; and the lines they share."""
