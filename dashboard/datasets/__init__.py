"""The datasets the lake holds, each with its contract."""

from dashboard.datasets.befolkning import BEFOLKNING
from dashboard.datasets.behov import DELKOSTNAD, UTGIFTSBEHOV
from dashboard.datasets.budsjett import BUDSJETT
from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.forklaring import FORKLARING
from dashboard.datasets.importprofil import IMPORTPROFIL
from dashboard.datasets.jobb import JOBB
from dashboard.datasets.kommunegruppe import KOMMUNEGRUPPE
from dashboard.datasets.kommunekompass import (
    EGENVURDERING,
    KOMPASSEVALUERING,
    KOMPASSOMTALE,
    KOMPASSPLAN,
    KOMPASSREFERANSE,
    KOMPASSSPOERSMAAL,
)
from dashboard.datasets.kostra import KOSTRA, KOSTRA_REGNSKAP
from dashboard.datasets.ledelse import LEDERAVTALE, ROLLE
from dashboard.datasets.maalstruktur import GEVINST, MAALSTRUKTUR, OPPDRAGSSTATUS
from dashboard.datasets.moete import BESLUTNING, MOETE
from dashboard.datasets.moeteplan import MOETEPLAN
from dashboard.datasets.organisasjon import ORGANISASJON
from dashboard.datasets.prognose import PROGNOSE
from dashboard.datasets.publisering import FRIGITT, PUBLISERING, SPOERSMAAL
from dashboard.datasets.regnskap import REGNSKAP
from dashboard.datasets.spor import SPOR
from dashboard.datasets.sykefravaer import SYKEFRAVAER
from dashboard.datasets.tiltak import TILTAK
from dashboard.datasets.vedtak import VEDTAK
from dashboard.datasets.virksomhet import INTERNKONTROLL, MODENHET, UNDERSOEKELSE

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        ORGANISASJON,
        REGNSKAP,
        BUDSJETT,
        PROGNOSE,
        SYKEFRAVAER,
        VEDTAK,
        TILTAK,
        KOSTRA,
        KOSTRA_REGNSKAP,
        KOMMUNEGRUPPE,
        BEFOLKNING,
        DELKOSTNAD,
        UTGIFTSBEHOV,
        MAALSTRUKTUR,
        OPPDRAGSSTATUS,
        GEVINST,
        UNDERSOEKELSE,
        MODENHET,
        INTERNKONTROLL,
        ROLLE,
        LEDERAVTALE,
        MOETEPLAN,
        KOMPASSEVALUERING,
        KOMPASSOMTALE,
        KOMPASSREFERANSE,
        KOMPASSSPOERSMAAL,
        EGENVURDERING,
        KOMPASSPLAN,
        FORKLARING,
        MOETE,
        BESLUTNING,
        FRIGITT,
        SPOERSMAAL,
        PUBLISERING,
        SPOR,
        JOBB,
        IMPORTPROFIL,
    )
}

__all__ = ["DATASETS", "Column", "Dataset", "Type"]
