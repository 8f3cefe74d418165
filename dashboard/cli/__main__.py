"""`python -m dashboard.cli`: the same as `dashboard`."""

import sys

from dashboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
