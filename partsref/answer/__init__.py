"""The read side: find, cross-reference, search. Rules over what the store and the indexes give."""
