"""What the command line answers to whoever started it: a schedule can trust these."""

OK, COULD_NOT_RUN, BLOCKED = 0, 1, 2
