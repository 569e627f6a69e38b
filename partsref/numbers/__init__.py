"""What a part number is: keys, makers' formats, canonical forms. Pure functions, no database, no files."""
