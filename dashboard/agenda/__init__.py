"""The monthly meeting's agenda items, one a file: what is shown, in the order it is talked about."""
