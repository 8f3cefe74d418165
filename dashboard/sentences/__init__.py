"""What the numbers say in plain bokmål. Pages, charts and reports say it with the same words."""
