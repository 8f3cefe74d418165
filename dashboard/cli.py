"""The command line, for IT and schedules: the same code as the pages."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import lake, queries, settings, text
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.intake import receive, report

OK, COULD_NOT_RUN, BLOCKED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: could not run; 2: something in a file blocks."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if options.command == "query":
        options.parameters = rest
    elif rest:
        parser.error(f"ukjent argument: {' '.join(rest)}")
    try:
        return int(options.run(options))
    except DashboardError as error:
        print(f"{error.title}\n{error.what_happened}\n{error.what_to_do}", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dashboard", description="Styringsdialog: fra eksport til møte.")
    commands = parser.add_subparsers(dest="command", required=True)

    serve = commands.add_parser("serve", help="start appen")
    serve.add_argument("--port", type=int, default=None)
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="kontroller filer uten å lagre noe")
    _add_files(check)
    check.set_defaults(run=_check)

    import_ = commands.add_parser("import", help="kontroller filer og lagre dem som ikke har feil")
    _add_files(import_)
    import_.add_argument("--author", required=True, help="hvem som leser inn")
    import_.add_argument("--message", default="", help="hva som leses inn")
    import_.set_defaults(run=_import)

    query = commands.add_parser("query", help="kjør en navngitt spørring", description="Parametre gis som --navn verdi.")
    query.add_argument("name", choices=queries.names(), metavar="NAVN", help="en av: " + ", ".join(queries.names()))
    query.add_argument("--at", type=int, default=None, metavar="VERSJON")
    query.add_argument("--format", choices=("table", "csv", "json"), default="table")
    query.set_defaults(run=_query)

    history = commands.add_parser("history", help="vis alle versjoner")
    history.set_defaults(run=_history)

    restore = commands.add_parser("restore", help="gjør en tidligere versjon til den nyeste")
    restore.add_argument("snapshot", type=int, metavar="VERSJON")
    restore.add_argument("--author", default="kommandolinjen")
    restore.add_argument("--message", default="")
    restore.set_defaults(run=_restore)

    demo = commands.add_parser("demo", help="lag demokommunens filer, eller les dem inn")
    demo.add_argument("--out", type=Path, default=None, metavar="MAPPE", help="skriv filene hit i stedet for å lese dem inn")
    demo.add_argument("--rows", type=int, default=None, help="lag et stort sett med om lag så mange regnskapsrader")
    demo.set_defaults(run=_demo)
    return parser


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FIL")
    parser.add_argument("--dataset", choices=[name for name, each in DATASETS.items() if each.uploaded])
    parser.add_argument("--profile", help="navnet på en lagret importprofil")
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt per fil")


def _serve(options: argparse.Namespace) -> int:
    from dashboard.server import serve  # Streamlit takes a second to load; the other commands do without

    serve(options.port)
    return OK


def _check(options: argparse.Namespace) -> int:
    blocked = False
    for path in options.files:
        with _inspect(path, options, keep_bytes=False) as upload:
            _tell(upload, options.json)
            blocked = blocked or upload.blocked
    return BLOCKED if blocked else OK


def _import(options: argparse.Namespace) -> int:
    blocked = False
    for path in options.files:
        with _inspect(path, options, keep_bytes=True) as upload:
            if upload.blocked:
                _tell(upload, options.json)
                blocked = True
                continue
            snapshot = receive.accept(upload, lake.get(), author=options.author, message=options.message)
            _tell(upload, options.json, snapshot.id)
    return BLOCKED if blocked else OK


def _inspect(path: Path, options: argparse.Namespace, *, keep_bytes: bool) -> receive.Upload:
    if not path.is_file():
        raise DashboardError("Filen finnes ikke", f"Det er ingen fil {path}.", "Kontroller navn og mappe.")
    choices = receive.Choices(dataset=options.dataset, profile=options.profile)
    return receive.inspect(path, path.name, lake.get(), settings.get(), choices=choices, keep_bytes=keep_bytes)


def _tell(upload: receive.Upload, as_json: bool, snapshot: int | None = None) -> None:
    if as_json:
        told = report.as_json(upload) | ({} if snapshot is None else {"snapshot": snapshot})
        print(json.dumps(told, ensure_ascii=False, default=str))
        return
    rows = upload.reading.rows if upload.reading else 0
    datasets = ", ".join(f"{part.dataset} {part.period}".strip() for part in upload.parts)
    print(f"{upload.file}: {text.count(rows, 'rad', 'rader')}{' – ' + datasets if datasets else ''}")
    for column, total in report.as_json(upload)["sums"].items():
        print(f"  sum {column}: {text.number(total, 0 if total == int(total) else 2)}")
    for finding in upload.findings:
        place = f"rad {finding.row}: " if finding.row and f"ad {finding.row}" not in finding.message else ""
        print(f"  {finding.severity.title}: {place}{finding.message}\n    {finding.remedy}")
    if snapshot is not None:
        print(f"  Lagret som versjon {snapshot}.")
    elif upload.blocked:
        print("  Filen er ikke lagret: rett feilene først.")


def _query(options: argparse.Namespace) -> int:
    given = _parameters(options.parameters)
    wanted = queries.load(options.name).parameters
    if unknown := set(given) - set(wanted):
        raise DashboardError("Ukjent parameter", f"{options.name} kjenner ikke {', '.join(sorted(unknown))}.", f"Den tar: {', '.join(wanted) or 'ingen'}.")
    at = options.at if options.at is not None else lake.get().newest().id
    frame = queries.run(options.name, lake.get().snapshot(at).id, **{name: given.get(name) for name in wanted})
    if options.format == "json":
        print(frame.to_json(orient="records", force_ascii=False, date_format="iso"))
    elif options.format == "csv":
        print(frame.to_csv(index=False, sep=";", decimal=","), end="")
    else:
        print(frame.to_string(index=False))
    return OK


def _parameters(words: Sequence[str]) -> dict[str, str]:
    """`--aar 2026 --periode=10` as a dictionary. DuckDB turns the texts into what the query compares them with."""
    given: dict[str, str] = {}
    words = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    for name, value in zip(words[::2], words[1::2], strict=False):
        if not name.startswith("--"):
            break
        given[name[2:]] = value
    if len(words) != 2 * len(given):
        raise DashboardError("Uforståelige parametre", " ".join(words), "Skriv dem som --navn verdi.")
    return given


def _history(_options: argparse.Namespace) -> int:
    for snapshot in lake.get().history():
        when = snapshot.time.astimezone()
        print(f"{snapshot.id:>5}  {text.day(when)} {when:%H:%M}  {snapshot.author:<20}  {snapshot.message}  ({', '.join(snapshot.datasets)})")
    return OK


def _restore(options: argparse.Namespace) -> int:
    message = options.message or f"Gjenopprettet versjon {options.snapshot}"
    snapshot = lake.get().restore(options.snapshot, author=options.author, message=message)
    print(f"Versjon {options.snapshot} gjelder igjen, lagret som versjon {snapshot.id}.")
    return OK


def _demo(options: argparse.Namespace) -> int:
    from dashboard.demo import large, start, write

    if options.rows is not None:
        written = large.write_large(options.out or Path("demo"), options.rows)
    elif options.out is not None:
        written = write.write_demo(options.out)
    else:
        taken_in = start.load_demo(print)
        print(f"{text.count(taken_in, 'fil', 'filer')} lest inn." if taken_in else "Datalageret er ikke tomt; ingenting er endret.")
        return OK
    print("\n".join(str(path) for path in written))
    return OK


if __name__ == "__main__":
    sys.exit(main())
