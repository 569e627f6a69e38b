"""What a user adds to the catalogue himself: facts, doubts, and the vehicles he owns."""
