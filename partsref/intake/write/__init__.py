"""Files that say what one source said, in the forms suppliers exchange; `load` reads each of them back."""
