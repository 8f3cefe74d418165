"""Budget measures and political decisions in the published summary.

What the accounts show of a measure is left out: it is read on a single unit's accounts. Comments are free text that
nobody has cleared. Decisions exempt from public disclosure are not read, so they are in no list and no count.
"""

import pandas as pd

from dashboard.charts.vedtak_frister import i_ord, vedtak_frister
from dashboard.reports.document import Block, Chart, Column, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_dialog import Dialog
from dashboard.reports.publisert_tall import Avsnitt, tabell, utvalg
from dashboard.reports.tegning import drawn
from dashboard.reports.utgave import Tallkolonne, Tallsett
from dashboard.sentences import sammendrag as kort
from dashboard.sentences import tiltak as om_tiltak
from dashboard.sentences import vedtak as om_vedtak

_EFFEKT = (
    Tallkolonne("vedtatt_effekt", "Vedtatt", "kroner", "Vedtatt effekt i året."),
    Tallkolonne("realisert_effekt", "Meldt realisert", "kroner", "Effekten som er meldt oppnådd hittil."),
    Tallkolonne("forventet_effekt", "Ventet", "kroner", "Effekten som ventes ved årets slutt."),
)
_TILTAK = (
    Tallkolonne("id", "Id", "text", "Tiltakets id."),
    Tallkolonne("tittel", "Tiltak", "text", "Hva tiltaket er."),
    Tallkolonne("tjenesteomraade_navn", "Tjenesteområde", "text", "Tjenesteområdet tiltaket hører til."),
    Tallkolonne("eier", "Eier", "text", "Rollen som har ansvar for tiltaket."),
    Tallkolonne("status", "Status", "text", "Hvor langt tiltaket er kommet."),
    *_EFFEKT,
)
_PER_OMRAADE = (
    Tallkolonne("navn", "Tjenesteområde", "text", "Tjenesteområdets navn."),
    Tallkolonne("antall", "Tiltak", "antall", "Antall tiltak i året."),
    *_EFFEKT,
)
_STATUS = (
    Tallkolonne("slag", "Slag", "text", "Vedtak, eller verbalvedtak for seg."),
    Tallkolonne("status", "Status", "text", "Status i vedtaksloggen."),
    Tallkolonne("antall", "Antall", "antall", "Antall med denne statusen."),
    Tallkolonne("forsinket", "Over fristen", "antall", "Hvor mange av dem som er over fristen."),
)
_SENE = (
    Column("tittel", "Sak"),
    Column("type", "Slag"),
    Column("behandlet", "Behandlet i"),
    Column("ansvarlig", "Ansvarlig"),
    Column("frist", "Frist", "dato"),
    Column("dager_forsinket", "Dager over", "antall"),
    Column("status", "Status"),
)


def tiltak(grunnlag: Grunnlag, dialog: Dialog) -> Avsnitt:
    """The year's measures: what was adopted, what is reported, and what is expected."""
    aar = grunnlag.period.aar
    omraader = grunnlag.read("tiltak/per_tjenesteomraade", aar=aar, enheter=None)
    rader = grunnlag.read("tiltak/per_tiltak", aar=aar, dato=grunnlag.period.last_day, enheter=None)
    tall = Tallsett(
        name="tiltak",
        title="Budsjettiltak",
        description=f"Ett tiltak per rad, effekt i {aar} i hele kroner.",
        columns=_TILTAK,
        key=("id",),
        frame=utvalg(rader, _TILTAK),
    )
    return Avsnitt(
        kort=[] if omraader.empty else [kort.om_tiltakene(omraader, aar)],
        blocks=[
            Heading("Budsjettiltak", anchor="tiltak"),
            Paragraph(om_tiltak.om_tiltakene(omraader, aar), strong=True),
            *([] if omraader.empty else _tiltakene(omraader, tall)),
            *dialog.svar_om("tiltak"),
        ],
        tall=[tall],
    )


def vedtak(grunnlag: Grunnlag, dialog: Dialog) -> Avsnitt:
    """How many decisions stand where, and which are late. `dato`, the period's last day, is what deadlines are held against."""
    dato = grunnlag.period.last_day
    statuser = grunnlag.read("vedtak/per_status", dato=dato, vis_unntatt=False)
    tall = Tallsett(
        name="vedtak_status",
        title="Vedtak etter status",
        description="Antall vedtak i loggen. Det som er unntatt offentlighet, er ikke talt med.",
        columns=_STATUS,
        key=("slag", "status"),
        frame=utvalg(statuser.assign(slag=statuser["verbalvedtak"].map({True: "verbalvedtak", False: "vedtak"})), _STATUS),
    )  # fmt: skip
    return Avsnitt(
        kort=[] if statuser.empty else [kort.om_vedtakene(statuser)],
        blocks=[
            Heading("Oppfølging av vedtak", anchor="vedtak"),
            Paragraph(om_vedtak.om_vedtakene(statuser, dato), strong=True),
            *([] if statuser.empty else _vedtakene(grunnlag, statuser, tall)),
            *dialog.svar_om("vedtak"),
        ],
        tall=[tall],
    )


def _tiltakene(omraader: pd.DataFrame, tall: Tallsett) -> list[Block]:
    rader = utvalg(omraader, _PER_OMRAADE)
    summer = {
        kolonne.name: rader[kolonne.name].sum(min_count=1) for kolonne in _PER_OMRAADE if kolonne.name != "navn"
    }  # fmt: skip
    return [
        tabell("Effekt per tjenesteområde", _PER_OMRAADE, rader, {**summer, "navn": "Sum"}),
        tabell("Tiltakene", _TILTAK[1:], tall.frame),
    ]


def _vedtakene(grunnlag: Grunnlag, statuser: pd.DataFrame, tall: Tallsett) -> list[Block]:
    hva = {"dato": grunnlag.period.last_day, "vis_unntatt": False}
    alle = grunnlag.read(
        "vedtak/liste", **hva, status=None, **dict.fromkeys(("organ", "omraade", "type", "frist", "soek"))
    )
    sene = alle[alle["dager_forsinket"].notna()]
    sene = sene.assign(behandlet=[om_vedtak.behandlet_i(rad) for rad in sene.to_dict("records")])
    vanlige = statuser[~statuser["verbalvedtak"]]
    alder = om_vedtak.om_alderen(grunnlag.read("vedtak/alder", **hva))
    return [
        *([Paragraph(alder)] if alder else []),
        *([] if vanlige.empty else [_diagram(vanlige)]),
        tabell("Vedtak etter status", _STATUS, tall.frame),
        *([] if sene.empty else [tabell("Vedtak over fristen", _SENE, sene)]),
    ]


def _diagram(statuser: pd.DataFrame) -> Chart:
    tegning = vedtak_frister(statuser, "status", om_vedtak.tittel_status(statuser))
    return drawn(tegning, i_ord(statuser, "status"))
