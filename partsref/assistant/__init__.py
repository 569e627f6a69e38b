"""The assistants' door: the Model Context Protocol. Short answers, each with how sure it is, and who says so."""
