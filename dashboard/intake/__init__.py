"""The way in: read a file, recognise what it is, control it, preview it, commit it."""
