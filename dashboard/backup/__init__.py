"""All that is worth keeping: copied aside, brought back, and moved from one place to another."""
