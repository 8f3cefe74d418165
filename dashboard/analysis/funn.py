"""What the meeting should look at first: findings of every kind, ranked by size × development × deadline."""

from collections.abc import Sequence
from dataclasses import dataclass

DAGER_UTEN_FORKLARING = 15
REGEL = (
    "Rangert etter størrelse × utvikling × frist: størrelsen er beløpet delt på grensen for muntlig gjennomgang (1 for det som"
    " ikke har beløp), utviklingen teller 10 % mer for hver måned på rad med merforbruk og halvparten der det er blitt bedre,"
    " og fristen teller dobbelt etter 30 dager over. En forklaring som mangler, teller som"
    f" {DAGER_UTEN_FORKLARING} dager over."
)
_MINST = 0.2
_MAANEDER_TELLER, _DAGER_TELLER = 10, 60


@dataclass(frozen=True, slots=True)
class Funn:
    """One thing to look at. `kroner` is its size (0: no amount), `maaneder` how many months in a row have had merforbruk
    where it has become worse (−1: better), `dager` how many days past the deadline (0: none). `del_`, `omraade` and `enhet`
    say where it is shown.
    """

    slag: str
    tittel: str
    setning: str
    kroner: float = 0
    maaneder: int = 0
    dager: int = 0
    del_: str = "okonomi"
    omraade: str | None = None
    enhet: str | None = None

    def rang(self, grense_kr: float) -> float:
        """Size × development × deadline."""
        stoerrelse = max(abs(self.kroner) / max(grense_kr, 1), _MINST) if self.kroner else 1.0
        utvikling = 0.5 if self.maaneder < 0 else 1 + min(self.maaneder, _MAANEDER_TELLER) / 10
        frist = 1 + min(max(self.dager, 0), _DAGER_TELLER) / 30
        return stoerrelse * utvikling * frist


def rangert(funn: Sequence[Funn], grense_kr: float) -> list[Funn]:
    """The most important first; equals in the order of their titles."""
    return sorted(funn, key=lambda each: (-each.rang(grense_kr), each.slag, each.tittel, each.setning))
