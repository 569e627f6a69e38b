"""A photo in, the lines of text on it out: opened with limits, read in a process of its own. Needs partsref[photo]."""
