"""What a picture of an area says in words: the same on the page and in the printed profile."""

from collections.abc import Sequence

from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.sentences import kostra, kostra_behov, kostra_mulighetsrom


def overskriften(bilde: Omraadebilde) -> str:
    return kostra.overskrift(bilde.katalog, bilde.rader, bilde.tittel, bilde.referanse or "")


def om_beloepet(bilde: Omraadebilde) -> list[str]:
    """What the difference amounts to, and what that is made of; why there is no amount where there is none."""
    spenn = bilde.spenn
    if spenn is None:
        return [kostra_behov.hvorfor_ikke(bilde.mulighetsrom)]
    utslag = [(each.navn, float(each.kr)) for each in spenn.utslag]
    uteladt = [(navn, str(grunn)) for navn, grunn in spenn.uteladt]
    sagt = (
        kostra_mulighetsrom.om_spennet(bilde.navn, bilde.tittel, utslag),
        kostra_mulighetsrom.om_delene(spenn.deler, spenn.uten, uteladt),
        kostra_behov.om_bredden(len(spenn.utslag)),
    )
    return [each for each in sagt if each]


def om_det_som_kommer(bilde: Omraadebilde) -> list[str]:
    """How many the area serves now and in ten years, and how the need changes."""
    innbyggerne = bilde.innbyggerne
    antall = (
        []
        if innbyggerne is None
        else [
            kostra_behov.om_innbyggerne(
                innbyggerne.grupper,
                innbyggerne.aar,
                innbyggerne.antall,
                innbyggerne.til,
                innbyggerne.framskrevet,
            )
        ]
    )
    return [*antall, kostra_behov.om_utgiftsbehovet(bilde.utgiftsbehov, bilde.tittel)]


def om_de_uten_tall(bilde: Omraadebilde) -> str:
    """Who was chosen and is not seen; empty where nobody is."""
    return kostra_behov.om_de_uten_tall(bilde.uten_tall, int(bilde.egne["aar"].max()))


def forbeholdene(bilde: Omraadebilde, nokkeltall: Sequence[str], *, kort: bool = False) -> list[str]:
    """What the figures say (unless `kort`), and what they do not: in the catalogue's words."""
    rader = bilde.katalog[bilde.katalog["nokkeltall"].isin(nokkeltall)].to_dict("records")
    return [f"{rad['tittel']}: {'' if kort else rad['hva'] + ' '}{rad['forbehold']}" for rad in rader]
