"""What is wrong or doubtful in a catalogue."""
