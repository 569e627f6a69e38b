"""What standards and makers' own type codes say a part is: pure functions from a number to what must be the same."""
