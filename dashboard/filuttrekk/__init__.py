"""The filuttrekk 0A: the file that a municipality delivers to Statistics Norway, and what is asked of it there."""
