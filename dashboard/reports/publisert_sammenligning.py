"""How the municipality compares, in the published summary: Statistics Norway's own figures, cost never without what it gives.

Nothing is left out or hidden here: the figures are public. The amount at equal need is, as it needs its caveats.
"""

import pandas as pd

from dashboard.reports.document import Bullets, Heading, Paragraph
from dashboard.reports.kostra_bilde import Omraadebilde, Read
from dashboard.reports.kostra_tekst import overskriften
from dashboard.reports.publisert_tall import Avsnitt, tabell, utvalg
from dashboard.reports.utgave import Tallkolonne, Tallsett
from dashboard.sentences.kostra_tall import kort

_TALL = (
    Tallkolonne("omraade", "Område (kode)", "text", "Tjenesteområdet i nøkkeltallskatalogen."),
    Tallkolonne("nokkeltall", "Nøkkeltall (kode)", "text", "Nøkkeltallet i nøkkeltallskatalogen."),
    Tallkolonne("omraade_tittel", "Område", "text", "Tjenesteområdet."),
    Tallkolonne("tittel", "Nøkkeltall", "text", "Hva nøkkeltallet er."),
    Tallkolonne("enhet", "Enhet", "text", "Enheten til begge tallene."),
    Tallkolonne("aar", "År", "text", "Året tallene gjelder."),
    Tallkolonne("verdi", "Kommunen", "tall", "Kommunens eget tall, slik SSB har publisert det."),
    Tallkolonne(
        "referanse", "Sammenlignet med", "text", "Gruppen, fylket eller landet det er sammenlignet med."
    ),
    Tallkolonne("referanse_verdi", "Deres tall", "tall", "Tallet for dem det er sammenlignet med."),
)


def sammenligning(les: Read, nummer: str | None) -> Avsnitt:
    """The services' main figures beside those of the nearest comparison, whatever the month; empty where there are none.

    `les` reads a named query at a version of the numbers; `nummer` is the municipality's, None where it is not set.
    """
    bilder = _bildene(les, nummer)
    if not bilder:
        return Avsnitt(kort=[], blocks=[])
    tall = Tallsett(
        name="sammenligning",
        title="Sammenligning med andre kommuner",
        description="Kommunens hovedtall fra KOSTRA ved siden av dem kommunen sammenlignes med, det nyeste året.",
        columns=_TALL,
        key=("nokkeltall",),
        frame=utvalg(pd.concat([_rader(bilde) for bilde in bilder], ignore_index=True), _TALL),
    )
    return Avsnitt(
        kort=[],
        blocks=[
            Heading("Sammenlignet med andre kommuner", anchor="sammenligning"),
            Paragraph(
                "Tall fra SSB (KOSTRA). Kostnad må ses sammen med hva innbyggerne får: lave utgifter er ikke i seg selv bra,"
                " og høye ikke i seg selv dårlig."
            ),
            Bullets([f"{bilde.tittel}: {_setningen(bilde)}" for bilde in bilder]),
            tabell("Kommunens hovedtall ved siden av andres", _TALL[2:], tall.frame),
        ],
        tall=[tall],
    )


def _bildene(les: Read, nummer: str | None) -> list[Omraadebilde]:
    """The services that the population drives, where the municipality and another have figures in common."""
    if nummer is None:
        return []
    regioner = tuple(les("kostra/sammenligningsgrunnlag", kommune=nummer)["region"])
    omraader = les("kostra/omraader", egen=nummer)
    tjenester = omraader.loc[omraader["utgiftsbehov"].notna() & (omraader["med_tall"] > 0), "kode"]
    bilder = [Omraadebilde(les, nummer, str(kode), regioner) for kode in tjenester]
    return [bilde for bilde in bilder if bilde.referanse and not _rader(bilde).empty]


def _rader(bilde: Omraadebilde) -> pd.DataFrame:
    hovedtall = bilde.rader[bilde.rader["nokkeltall"].isin(bilde.hovedtall)]
    egne = hovedtall[hovedtall["egen"].astype(bool) & hovedtall["verdi"].notna()]
    deres = hovedtall[hovedtall["region"] == bilde.referanse].set_index("nokkeltall")
    rader = egne.assign(
        aar=egne["aar"].astype(int).astype(str),
        referanse=kort(str(deres["navn"].iloc[0])),
        referanse_verdi=egne["nokkeltall"].map(deres["verdi"]),
    )
    return rader[rader["referanse_verdi"].notna()]


def _setningen(bilde: Omraadebilde) -> str:
    return overskriften(bilde)
