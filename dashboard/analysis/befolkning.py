"""What a municipality's inhabitants are and will be: now, then, the span between the alternatives, and the dependency ratios."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

GRUPPER = ("0", "1-5", "6-12", "13-15", "16-18", "19-66", "67-79", "80-89", "90+")
"""The age groups that the services count by: together they are everybody."""
ALLE, ELDRE = "alle", "80+"
_ALTERNATIVER = ("registrert", "hoved", "lav", "høy")


@dataclass(frozen=True, eq=False)
class Befolkning:
    """`rader` are those of demografi/befolkning: alternativ, aar, gruppe, antall (may be null), mangel, lagt_sammen, oppdatert, tabell."""

    rader: pd.DataFrame

    @cached_property
    def _antall(self) -> dict[tuple[str, int, str], int]:
        kjente = self.rader.dropna(subset="antall")
        noekler = zip(kjente["alternativ"], kjente["aar"].astype(int), kjente["gruppe"], strict=True)
        return dict(zip(noekler, kjente["antall"].astype(int), strict=True))

    @cached_property
    def _aar(self) -> dict[str, list[int]]:
        grupper = self.rader.groupby("alternativ")["aar"]
        return {str(alternativ): sorted({int(aar) for aar in aarene}) for alternativ, aarene in grupper}

    def aar(self, alternativ: str) -> list[int]:
        """The years there are rows for."""
        return self._aar.get(alternativ, [])

    @property
    def fra_registeret(self) -> bool:
        return bool(self.aar("registrert"))

    @property
    def naa(self) -> int | None:
        """The last registered year; where none is, the first projected, which is the register's of that year."""
        registrert, hoved = self.aar("registrert"), self.aar("hoved")
        return registrert[-1] if registrert else hoved[0] if hoved else None

    @property
    def basis(self) -> int | None:
        """The year that the projection begins in."""
        hoved = self.aar("hoved")
        return hoved[0] if hoved else None

    @property
    def siste(self) -> int | None:
        """The last projected year that lies ahead; None where the projection has been overtaken, or is not there."""
        hoved = self.aar("hoved")
        return hoved[-1] if hoved and self.naa is not None and hoved[-1] > self.naa else None

    def antall(self, gruppe: str, aar: int | None = None, alternativ: str = "") -> int | None:
        """How many; now, as registered, unless told otherwise. None where it is not known."""
        if aar is None:
            aar = self.naa
        if not alternativ:
            alternativ = "registrert" if self.fra_registeret else "hoved"
        return None if aar is None else self._antall.get((alternativ, aar, gruppe))

    def spenn(self, gruppe: str, aar: int) -> tuple[int, int] | None:
        """The lowest and highest of the alternatives; None where only one of them is known."""
        kjente = [
            antall for each in _ALTERNATIVER[1:] if (antall := self.antall(gruppe, aar, each)) is not None
        ]
        return (min(kjente), max(kjente)) if len(kjente) > 1 else None

    def mangel(self, gruppe: str) -> str | None:
        """Why a group is not known now or in the projection: mangler, overlapper or merket."""
        funnet = self.rader[(self.rader["gruppe"] == gruppe) & self.rader["mangel"].notna()]
        aktuelle = funnet[(funnet["aar"] == self.naa) | (funnet["alternativ"] != "registrert")]
        return None if aktuelle.empty else str(aktuelle["mangel"].iloc[0])

    def endringer(self, aar: int | None) -> pd.DataFrame:
        """One row per group of GRUPPER, and one for all: gruppe, naa, da, lav, hoey, endring, endring_lav, endring_hoey (persons),
        prosent. `aar` is the year to look forward to; None where nothing is projected. Unknown is null."""
        rader = []
        for gruppe in (*GRUPPER, ALLE):
            naa, da = self.antall(gruppe), None if aar is None else self.antall(gruppe, aar, "hoved")
            lav, hoey = (None if aar is None else self.spenn(gruppe, aar)) or (None, None)
            endring = None if naa is None or da is None else da - naa
            rader.append({
                "gruppe": gruppe, "naa": naa, "da": da, "lav": lav, "hoey": hoey, "endring": endring,
                "endring_lav": None if naa is None or lav is None else lav - naa,
                "endring_hoey": None if naa is None or hoey is None else hoey - naa,
                "prosent": 100 * endring / naa if endring is not None and naa else None,
            })  # fmt: skip
        return pd.DataFrame(rader)

    def linje(self, gruppe: str, til: int | None) -> pd.DataFrame:
        """One row per year up to `til`: aar, registrert, hoved, lav, hoey. The projection is shown from the last registered year on."""
        naa = self.naa
        aar = [
            each
            for each in sorted({*self.aar("registrert"), *self.aar("hoved")})
            if til is None or each <= til
        ]
        rader = []
        for each in aar:
            framskrevet = naa is not None and (each > naa or not self.fra_registeret)
            lav, hoey = (self.spenn(gruppe, each) if framskrevet else None) or (None, None)
            rader.append({
                "aar": each, "registrert": self.antall(gruppe, each, "registrert"),
                "hoved": self.antall(gruppe, each, "hoved") if framskrevet else None, "lav": lav, "hoey": hoey,
            })  # fmt: skip
        return pd.DataFrame(rader, columns=["aar", "registrert", "hoved", "lav", "hoey"])

    def forsoergerbyrde(self, til: int | None) -> pd.DataFrame:
        """One row per year: aar, framskrevet, samlet and eldre: how many aged 0–19 or 65+, and 65+ alone, there are to every
        hundred aged 20–64. Registered as far as it goes, then hoved. Years where an age is not known are left out."""
        rader = []
        for each in sorted({*self.aar("registrert"), *self.aar("hoved")}):
            framskrevet = each not in self.aar("registrert")
            if (til is not None and each > til) or (framskrevet and self.naa is not None and each < self.naa):
                continue
            alternativ = "hoved" if framskrevet else "registrert"
            unge, yrkesaktive, eldre = (
                self.antall(gruppe, each, alternativ) for gruppe in ("0-19", "20-64", "65+")
            )
            if unge is None or eldre is None or not yrkesaktive:
                continue
            rader.append({"aar": each, "framskrevet": framskrevet, "samlet": 100 * (unge + eldre) / yrkesaktive,
                          "eldre": 100 * eldre / yrkesaktive})  # fmt: skip
        return pd.DataFrame(rader, columns=["aar", "framskrevet", "samlet", "eldre"])

    @property
    def ventet_naa(self) -> int | None:
        """How many the projection expected now, where it began before; None where there is nothing to hold it against."""
        if not self.fra_registeret or self.basis is None or self.naa is None or self.basis >= self.naa:
            return None
        return self.antall(ALLE, self.naa, "hoved")

    @property
    def lagt_sammen(self) -> int | None:
        """The last year whose figures are added up from the numbers the municipality had before."""
        funnet = self.rader.loc[self.rader["lagt_sammen"], "aar"]
        return None if funnet.empty else int(funnet.max())

    def kilde(self, alternativ: str) -> tuple[str, pd.Timestamp | None]:
        """Statistics Norway's table (empty where not told), and when it was last changed."""
        rader = self.rader[self.rader["alternativ"] == alternativ]
        tabeller, datoer = rader["tabell"].dropna(), rader["oppdatert"].dropna()
        tabell = "" if tabeller.empty else str(tabeller.iloc[-1])
        return (tabell if tabell.isdecimal() else ""), (None if datoer.empty else datoer.max())
