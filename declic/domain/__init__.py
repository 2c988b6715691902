"""Plain Python, no I/O: what an exercise, an attempt, a session and progress are."""
