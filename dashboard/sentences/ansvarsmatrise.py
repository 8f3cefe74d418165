"""Who depends on whom, in sentences."""

from collections.abc import Mapping, Sequence

from dashboard.analysis.ansvarsmatrise import DA, HA, Matrise, Rad
from dashboard.sentences.strategi_ord import antall_arbeid, arbeidet
from dashboard.sentences.words import liste, stor, tallord


def oppsummert(matrise: Matrise, navn: Mapping[str, str]) -> str:
    """How much takes several tjenesteområder, and which two share most. `navn`: code -> name of a tjenesteområde."""
    if not matrise.rader:
        if not matrise.uten_ansvar:
            return "Det er ingen oppdrag, tiltak eller hovedoppgaver å fordele ansvar for."
        return f"Ingen har fått ansvar: {_mangler(matrise)} står uten HA og DA."
    alle = [each.ledd for each in matrise.rader]
    avhengige = matrise.avhengige
    if not avhengige:
        return (
            f"Ingen {arbeidet(alle)} er delt mellom tjenesteområder: hvert av dem kan lykkes uten de andre."
        )
    if len(alle) == 1:
        hva = stor(antall_arbeid(alle))
    elif len(avhengige) == len(alle):
        hva = f"Alle {antall_arbeid(alle)}"
    else:
        hva = f"{stor(_ett(len(avhengige), alle[0].nivaa))} av {antall_arbeid(alle)}"
    return f"{hva} krever at flere tjenesteområder gjør sin del. {_mest(matrise, navn)}"


def om_avhengigheten(rad: Rad) -> str:
    """`OO av HO og TTE`, `HO og OO av hverandre, og av TTE`, `HO av alle de andre`; empty where one tjenesteområde can do it alone."""
    if not rad.avhengig:
        return ""
    ha, da = rad.med(HA), rad.med(DA)
    if rad.alle:
        return f"{liste(ha, len(ha)) if ha else 'alle tjenesteområder'} av {'alle de andre' if ha else 'hverandre'}"
    if not ha:
        return f"{liste(da, len(da))} av hverandre"
    if not da:
        return f"{liste(ha, len(ha))} av hverandre"
    andre = liste(da, len(da))
    return f"{ha[0]} av {andre}" if len(ha) == 1 else f"{liste(ha, len(ha))} av hverandre, og av {andre}"


def antall_omraader(rad: Rad) -> str:
    """How many tjenesteområder have a part in it: `3`, or `alle`."""
    return "alle" if rad.alle else str(len(rad.omraader))


def om_mest_med(koder: Sequence[str], delt: int) -> str:
    """`HO (4)`, `HO og TTE (2)`."""
    return f"{liste(koder)} ({delt})" if koder else "Ingen"


def om_uten_ansvar(matrise: Matrise) -> str:
    """That some are not in the matrix; empty where every one is."""
    if not matrise.uten_ansvar:
        return ""
    titler = liste([f"«{each.tittel}»" for each in matrise.uten_ansvar], 3)
    return f"{stor(_mangler(matrise))} mangler ansvar og er ikke med i tabellen: {titler}."


def _mest(matrise: Matrise, navn: Mapping[str, str]) -> str:
    """`Mest deler Helse og omsorg med Oppvekst: fem, to av dem forsinket.`"""
    if not matrise.par:  # all of it is had by the leaders together
        return "Ansvaret står på lederne under ett."
    foerst = matrise.par[0]
    like = [each for each in matrise.par if each.felles == foerst.felles]
    if len(like) > 1 and foerst.felles == 1:
        return "Ingen to tjenesteområder deler mer enn ett."
    to = " med ".join(navn.get(each, each) for each in (foerst.en, foerst.annen))
    if not foerst.forsinket:
        sene = "ingen av dem forsinket"
    elif foerst.forsinket == foerst.felles:
        sene = "alle forsinket"
    else:
        nivaaer = {each.ledd.nivaa for each in matrise.rader}
        sene = f"{_ett(foerst.forsinket, nivaaer.pop())} av dem forsinket"
    return f"Mest deler {to}: {tallord(foerst.felles)}, {sene}."


def _mangler(matrise: Matrise) -> str:
    return antall_arbeid(matrise.uten_ansvar)


def _ett(antall: int, nivaa: str) -> str:
    return ("én" if nivaa == "hovedoppgave" else "ett") if antall == 1 else tallord(antall)
