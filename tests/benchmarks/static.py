"""`python -m tests.benchmarks.static FOLDER ROOT PORT`: the files in FOLDER under the address ROOT as Starlette serves them by
itself, with what Streamlit tells uvicorn."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles


def main(folder: Path, root: str, port: int) -> None:
    app = Starlette(routes=[Mount(root, StaticFiles(directory=folder, html=True))])
    uvicorn.run(app, host="127.0.0.1", port=port, access_log=False, use_colors=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
