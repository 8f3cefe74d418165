"""dashboard migrate: from a data folder to where the settings say, or back."""

import argparse
from pathlib import Path

from dashboard import settings, text
from dashboard.cli.exit_codes import OK
from dashboard.cli.parser import Commands
from dashboard.errors import DashboardError


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "migrate", help="flytt datalageret mellom en datamappe og der innstillingene sier"
    )
    parser.add_argument(
        "--from", dest="source", type=Path, default=None, metavar="MAPPE", help="fra denne datamappen"
    )
    parser.add_argument(
        "--to", dest="target", type=Path, default=None, metavar="MAPPE", help="til denne, som er tom"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dashboard.backup import home, moving

    chosen = settings.get()
    here = home.of(chosen)
    folder = _one(options.source, options.target)
    there = home.embedded(folder)
    if (there.place.catalog, there.place.files) == (here.place.catalog, here.place.files):
        raise DashboardError(
            "Det er ingenting å flytte",
            f"Innstillingene sier at datalageret ligger i {folder}.",
            "Sett «katalog» eller «lager» til der det skal ligge, eller fra, og kjør kommandoen på nytt.",
        )
    source, target = (there, here) if options.source else (here, there)
    catalog = moving.move(source, target, chosen.temp)
    print(
        f"{target.place.label}: versjon {catalog.newest}, {text.count(len(catalog.files), 'fil', 'filer')}."
        " Hver versjon av hvert datasett er lik på begge sider."
    )
    return OK


def _one(source: Path | None, target: Path | None) -> Path:
    if (folder := source or target) is None or (source and target):
        raise DashboardError(
            "Kommandoen ble ikke forstått",
            "Si enten --from eller --to, og ikke begge.",
            "Se «dashboard migrate --help».",
        )
    return folder
