"""What the named queries are asked for: what the pages ask of Fjordvik in October 2026. What may be left out, is."""

from datetime import date, datetime
from typing import Any

from dashboard import queries

_VALUES: dict[str, Any] = {
    "aar": 2026,
    "ansatte_minst": 10,
    "avvik_kr": 250_000,
    "avvik_prosent": 1.0,
    "dagsverk_minst": 100,
    "dato": date(2026, 11, 3),
    "egen": "9901",
    "fra": date(2026, 1, 1),
    "fra_aar": 2026,
    "fra_periode": 1,
    "grense_kr": 250_000,
    "grense_prosent": 1.0,
    "ider": ["V24-001", "V24-003", "V24-006"],
    "kommune": "9901",
    "kommunenummer": "9901",
    "maaned": 10,
    "maaneder": 24,
    "noekler": ["1/202/010", "1/253/010", "1/120/010"],
    "nokkeltall": "netto_driftsresultat",
    "nr": "1.1.1",
    "nummer": "9901",
    "oppstilling": "5-4",
    "organisert": 2026,
    "periode": 10,
    "personer_minst": 5,
    "planslag": "oppdragsbrev",
    "region": "9901",
    "regioner": ["9902", "9903", "9906", "EKG99"],
    "runde": "2026 høst",
    "slag": "medarbeider",
    "til": date(2026, 10, 31),
    "til_aar": 2027,
    "til_periode": 10,
    "versjon": "3.1",
    "vis_unntatt": True,
}
_NOT_AS_ELSEWHERE: dict[str, dict[str, Any]] = {
    "demografi/befolkning": {"fra": 2015, "til": 2050},
    "demografi/budsjett": {"fra": 2023, "til": 2026},
    "demografi/prisfaktor": {"fra": 2024, "til": 2026},
    "kommunekompass/evaluering_rader": {"aar": 2023},
    "kostra/fordeling": {"aar": 2025},
    "kostra/kart": {"aar": 2025},
    "kostra/serie": {"fra": 2016},
    "utvikling/internkontroll_hittil": {"maaned": 10},
    "spor/hendelser": {"fra": datetime(2026, 1, 1), "til": None},
}


def of(name: str) -> dict[str, Any]:
    """The parameters of the query `name`.

    Raises KeyError for one that nobody has thought of."""
    query = queries.load(name)
    own = _NOT_AS_ELSEWHERE.get(name, {})
    return {
        each: own[each] if each in own else None if each in query.optional else _VALUES[each]
        for each in query.parameters
    }
