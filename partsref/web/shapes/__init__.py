"""What pages show, shaped for the eye: rows, groups, marks, codes to photograph. No HTTP, no words."""
