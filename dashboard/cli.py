"""The command line, for IT and schedules: the same code as the pages."""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

from dashboard import lake, queries, settings, text
from dashboard.datasets import DATASETS, Type
from dashboard.errors import DashboardError
from dashboard.intake import published, receive, report
from dashboard.intake.finding import Finding

OK, COULD_NOT_RUN, BLOCKED = 0, 1, 2
FIRST = 5


class _Parser(argparse.ArgumentParser):
    """argparse with its errors in bokmål, and an exit code that is not the one for blocked files."""

    def error(self, message: str) -> NoReturn:
        raise DashboardError(
            "Kommandoen ble ikke forstått", f"{_in_bokmaal(message)}.", f"Se «{self.prog} --help»."
        )


_MESSAGES = (
    (r"the following arguments are required: (.*)", r"Det mangler \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1 kan ikke være \2, men en av \3"),
    (r"argument (.*): invalid int value: (.*)", r"\1 må være et helt tall, ikke \2"),
    (r"argument (.*): expected .*", r"\1 mangler en verdi"),
    (r"unrecognized arguments: (.*)", r"Ukjent argument: \1"),
)


def _in_bokmaal(message: str) -> str:
    for english, bokmaal in _MESSAGES:
        if match := re.fullmatch(english, message):
            return match.expand(bokmaal)
    return message


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: could not run; 2: something in a file blocks."""
    try:
        parser = _parser()
        options, rest = parser.parse_known_args(arguments)
        if options.command == "query":
            options.parameters = rest
        elif rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        return int(options.run(options))
    except DashboardError as error:
        print(f"{error.title}\n{error.what_happened}\n{error.what_to_do}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:  # whoever read the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dashboard", description="Styringsdialog: fra eksport til møte.")
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
    import_.add_argument(
        "--reason", default="", metavar="BEGRUNNELSE", help="hvorfor tall som er publisert, endres"
    )
    import_.set_defaults(run=_import)

    query = commands.add_parser(
        "query", help="kjør en navngitt spørring", description="Parametre gis som --navn verdi."
    )
    query.add_argument("name", metavar="NAVN", help="en av: " + ", ".join(queries.names()))
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

    report_ = commands.add_parser(
        "report", help="skriv månedsrapport, referat, vedtakslogg, omstilling eller bevisbok til fil"
    )
    report_.add_argument(
        "name",
        choices=("maanedsrapport", "referat", "vedtakslogg", "omstilling", "bevisbok"),
        metavar="RAPPORT",
    )
    report_.add_argument("--out", type=Path, required=True, metavar="FIL", help="slutter på .pdf eller .docx")
    report_.add_argument(
        "--period", default="", metavar="ÅÅÅÅ-MM", help="månedsrapport, omstilling: hvilken måned"
    )
    report_.add_argument("--meeting", default="", metavar="ID", help="referat: hvilket møte")
    report_.add_argument("--from", dest="first", default="", metavar="DATO", help="vedtakslogg: første dag")
    report_.add_argument("--to", dest="last", default="", metavar="DATO", help="vedtakslogg: siste dag")
    report_.add_argument("--project", default="", metavar="PLAN", help="omstilling: hvilket prosjekt")
    report_.set_defaults(run=_report)

    kostra_0a = commands.add_parser(
        "kostra-0a", help="skriv KOSTRA-filen 0A av regnskapet, og kontroller den"
    )
    kostra_0a.add_argument("--year", type=int, required=True, metavar="ÅÅÅÅ")
    kostra_0a.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), help="utelatt: årsregnskapet")
    kostra_0a.add_argument("--out", type=Path, required=True, metavar="FIL")
    kostra_0a.set_defaults(run=_kostra_0a)

    publish = commands.add_parser("publish", help="publiser en periode, eller rett det som er publisert")
    publish.add_argument("--period", required=True, metavar="ÅÅÅÅ-MM", help="hvilken måned")
    publish.add_argument("--author", required=True, help="hvem som publiserer")
    publish.add_argument("--foreword", default="", metavar="TEKST", help="forord")
    publish.add_argument("--reason", default="", metavar="TEKST", help="hvorfor det som er publisert, rettes")
    publish.add_argument("--at", type=int, default=None, metavar="VERSJON", help="versjonen av tallene")
    publish.set_defaults(run=_publish)

    fetch = commands.add_parser("fetch-kostra", help="hent nye tall og kodelister fra SSB")
    fetch.add_argument("--author", default="kommandolinjen", help="hvem som henter")
    fetch.add_argument(
        "--only", nargs="+", default=[], metavar="TABELL", help="bare disse (12134, 07459, 131 …)"
    )
    fetch.add_argument("--force", action="store_true", help="også det som ikke er oppdatert siden sist")
    fetch.set_defaults(run=_fetch)

    demo = commands.add_parser("demo", help="lag demokommunens filer, eller les dem inn")
    demo.add_argument(
        "--out", type=Path, default=None, metavar="MAPPE", help="skriv filene hit i stedet for å lese dem inn"
    )
    demo.add_argument(
        "--rows", type=int, default=None, help="lag et stort sett med om lag så mange regnskapsrader"
    )
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
    for path in _existing(options.files):
        with _inspect(path, options, keep_bytes=False) as upload:
            _tell(upload, options.json)
            blocked = blocked or upload.blocked
    return BLOCKED if blocked else OK


def _import(options: argparse.Namespace) -> int:
    blocked = False
    for path in _existing(options.files):
        with _inspect(path, options, keep_bytes=True) as upload:
            unexplained = bool(upload.touched) and not options.reason.strip()
            if upload.blocked or unexplained:
                _tell(upload, options.json)
                if unexplained:
                    print(_UNEXPLAINED.format(file=upload.file), file=sys.stderr)
                blocked = True
                continue
            snapshot = receive.accept(
                upload, lake.get(), author=options.author, message=options.message, reason=options.reason
            )
            _tell(upload, options.json, snapshot.id)
    return BLOCKED if blocked else OK


_UNEXPLAINED = (
    "Begrunnelse mangler\n«{file}» endrer tall som er publisert, og er ikke lagret."
    "\nKjør på nytt med --reason og hvorfor tallene endres."
)


def _existing(files: Sequence[Path]) -> Sequence[Path]:
    """All of them or none: a wrong name should not leave the work half done."""
    if missing := [str(path) for path in files if not path.is_file()]:
        raise DashboardError(
            "Filen finnes ikke", f"Det er ingen fil {', '.join(missing)}.", "Kontroller navn og mappe."
        )
    return files


def _inspect(path: Path, options: argparse.Namespace, *, keep_bytes: bool) -> receive.Upload:
    choices = receive.Choices(dataset=options.dataset, profile=options.profile)
    return receive.inspect(
        path, path.name, lake.get(), settings.get(), choices=choices, keep_bytes=keep_bytes
    )


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
    for line in _findings(upload.findings):
        print(line)
    if upload.touched:
        print(f"  {published.sentence(upload.touched)}")
        for each in upload.touched:
            print(f"    {each.label}: {text.count(each.lines, 'linje', 'linjer')} blir annerledes.")
    if snapshot is not None:
        print(f"  Lagret som versjon {snapshot}.")
    elif upload.blocked:
        print("  Filen er ikke lagret: rett feilene først.")


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    """The first of each control, and how many more there are; the remedy once."""
    for _, group in groupby(findings, key=lambda finding: (finding.severity, finding.control)):
        alike = list(group)
        for finding in alike[:FIRST]:
            yield f"  {finding.severity.heading}: {finding.message}"
        if len(alike) > FIRST:
            yield f"  … og {text.number(len(alike) - FIRST)} til."
        yield f"    {alike[0].remedy}"


_LISTS = ("enheter", "ider", "noekler", "regioner")


def _query(options: argparse.Namespace) -> int:
    if options.name not in queries.names():
        raise DashboardError(
            "Ukjent spørring",
            f"Det finnes ingen spørring «{options.name}».",
            f"Velg en av: {', '.join(queries.names())}.",
        )
    given = _parameters(options.parameters)
    query = queries.load(options.name)
    wanted = query.parameters
    if unknown := set(given) - set(wanted):
        raise DashboardError(
            "Ukjent parameter",
            f"{options.name} kjenner ikke {', '.join(sorted(unknown))}.",
            f"Den tar: {', '.join(wanted) or 'ingen'}.",
        )
    if missing := [name for name in wanted if name not in given and name not in query.optional]:
        raise DashboardError(
            "Parameter mangler",
            f"{options.name} må få vite {', '.join(f'--{name}' for name in missing)}.",
            f"Den tar: {', '.join(wanted)}."
            + (f" Disse kan utelates: {', '.join(query.optional)}." if query.optional else ""),
        )
    at = options.at if options.at is not None else lake.get().newest().id
    frame = queries.run(options.name, lake.get().snapshot(at).id, **dict.fromkeys(wanted) | given)
    if options.format == "json":
        print(frame.to_json(orient="records", force_ascii=False, date_format="iso"))
    elif options.format == "csv":
        print(frame.to_csv(index=False, sep=";", decimal=","), end="")
    else:
        print(frame.to_string(index=False))
    return OK


def _parameters(words: Sequence[str]) -> dict[str, Any]:
    """`--aar 2026 --periode=10` by name, each value of the type the datasets give that name."""
    pairs = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    names, values = pairs[::2], pairs[1::2]
    if len(names) != len(values) or not all(name.startswith("--") for name in names):
        raise DashboardError("Uforståelige parametre", " ".join(words), "Skriv dem som --navn verdi.")
    return {name[2:]: _value(name[2:], value) for name, value in zip(names, values, strict=True)}


def _value(name: str, text: str) -> Any:
    """A code stays text however numeric it looks; a list is parted by commas."""
    if name in _LISTS:
        return text.split(",")
    types = {column.type for each in DATASETS.values() for column in each.columns if column.name == name}
    if types & {Type.CODE, Type.TEXT}:
        return text
    if text in ("ja", "nei"):
        return text == "ja"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text


def _history(_options: argparse.Namespace) -> int:
    for snapshot in lake.get().history():
        when = snapshot.time.astimezone()
        print(
            f"{snapshot.id:>5}  {text.day(when)} {when:%H:%M}  {snapshot.author:<20}  {snapshot.message}  ({', '.join(snapshot.datasets)})"
        )
    return OK


def _restore(options: argparse.Namespace) -> int:
    message = options.message or f"Gjenopprettet versjon {options.snapshot}"
    snapshot = lake.get().restore(options.snapshot, author=options.author, message=message)
    print(f"Versjon {options.snapshot} gjelder igjen, lagret som versjon {snapshot.id}.")
    return OK


def _report(options: argparse.Namespace) -> int:
    from dashboard.reports.command import made
    from dashboard.reports.formats import FORMATS

    format_ = FORMATS.get(options.out.suffix.removeprefix(".").lower())
    if format_ is None:
        raise DashboardError(
            "Ukjent filtype",
            f"«{options.out.name}» er verken PDF eller Word.",
            "La filnavnet slutte på .pdf eller .docx.",
        )
    document = made(
        options.name, options.period, options.meeting, options.first, options.last, options.project
    )
    _write(options.out, format_.write(document))
    print(f"{document.title}, versjon {document.version}: {options.out}")
    return OK


def _kostra_0a(options: argparse.Namespace) -> int:
    from dashboard.filuttrekk import command

    made = command.made(options.year, options.quarter)
    _write(options.out, made.content)
    print(f"{options.out}: " + "\n".join(made.told))
    return BLOCKED if made.rejected else OK


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DashboardError(
            "Filen ble ikke skrevet", str(error), "Kontroller mappen, og at det er plass."
        ) from error


def _publish(options: argparse.Namespace) -> int:
    from dashboard.access import Role, User
    from dashboard.publish import publishing, register
    from dashboard.reports.command import month

    newest = lake.get().newest().id
    edition = publishing.publish(
        User(options.author, Role.OKONOMI),  # whoever reaches the files already has more than that
        month(options.period),
        snapshot=newest if options.at is None else options.at,
        forord=options.foreword,
        grunn=options.reason,
        base=newest,
    )
    print(f"{edition.period.label.capitalize()}, utgave {edition.utgave}: {register.folder(edition)}")
    return OK


def _fetch(options: argparse.Namespace) -> int:
    from dashboard.sources.fetch import Progress, fetch
    from dashboard.sources.problems import NotTried
    from dashboard.sources.results import Status, not_tried, remedies, summary

    told, begun = 0, False

    def tell(progress: Progress) -> None:
        nonlocal told, begun
        if not begun:
            begun = True
            print(f"{progress.step} …", flush=True)
        for result in progress.results[told:]:
            if isinstance(result.error, NotTried):
                continue
            print(f"{result.title}\n  {result.status.value}. {result.sentence}")
            print("".join(f"{line}\n" for line in _findings(result.findings)), end="", flush=True)
        told = len(progress.results)

    results = fetch(
        lake.get(), settings.get(), author=options.author, only=options.only, force=options.force, tell=tell
    )
    if left := not_tried(results):
        print(left)
    print(summary(results))
    for remedy in remedies(results):
        print(f"  {remedy}")
    return BLOCKED if any(result.status is Status.FEILET for result in results) else OK


def _demo(options: argparse.Namespace) -> int:
    from dashboard.demo import large, start, write

    if options.rows is not None:
        written = large.write_large(options.out or Path("demo"), options.rows)
    elif options.out is not None:
        written = write.write_demo(options.out)
    else:
        taken_in = start.load_demo(print)
        print(
            f"{text.count(taken_in, 'fil', 'filer')} lest inn."
            if taken_in
            else "Datalageret er ikke tomt; ingenting er endret."
        )
        return OK
    print("\n".join(str(path) for path in written))
    return OK


if __name__ == "__main__":
    sys.exit(main())
