"""From a row of a supplier's file to facts about parts."""
