"""The file itself: opened, made, brought up to date, checked."""
