"""From the frame number on the plate to the truck: code, vehicle, and when it was built."""
