"""Fjordvik kommune (fiktiv): a municipality that does not exist, generated so that every page has something to show.

`write.write_demo` makes the files of `data/demo/`, `large.write_large` makes sets of any size in the same format.
Nothing here comes from a real municipality; who answers for what is a role, never a name.
"""
