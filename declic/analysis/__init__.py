"""What was answered as tables for one's own analyses, in a notebook or a program."""
