"""Cells that hold part numbers: several in one, shortened, with words beside, damaged by a spreadsheet."""
