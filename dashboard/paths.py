"""Where the folders beside the package are. No other file knows."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "pages"
QUERIES = ROOT / "queries"
DATA = ROOT / "data"
REFERENCE = DATA / "reference"
DEMO = DATA / "demo"
