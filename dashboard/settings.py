"""One settings object. The defaults serve; `dashboard.toml` or DASHBOARD_* variables override."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from dashboard import paths
from dashboard.errors import DashboardError

DEMO_KOMMUNE = "Fjordvik kommune"
DEMO_NUMMER = "9901"  # nobody's
DEMO_REFERANSER = ("1841", "1811", "5027", "3405")  # Fauske, Bindal, Midtre Gauldal, Lillehammer: real ones


class Settings(BaseSettings):
    """Every setting, with its unit in its name or description."""

    model_config = SettingsConfigDict(
        env_prefix="DASHBOARD_",
        env_ignore_empty=True,
        toml_file=paths.ROOT / "dashboard.toml",
        frozen=True,
    )

    data: Path = Field(paths.DATA, description="Folder of lake/, inbox/ and published/.")
    port: int = Field(8501, ge=1, le=65535, description="Port the app listens on.")
    kommune: str | None = Field(
        None, description="The municipality's name. None: the fictional demo municipality."
    )
    kommunenummer: str | None = Field(
        None,
        pattern=r"^\d{4}$",
        examples=["1841"],
        description="The municipality's number: its own figures among those from Statistics Norway.",
    )
    sammenlign_med: tuple[str, ...] = Field(
        (),
        description="Numbers of municipalities that the comparison begins with, beside group and county, and whose projections "
        "are fetched.",
    )

    avvik_kr: int = Field(250_000, ge=0, description="Oral review: |avvik| above this many kr …")
    avvik_prosent: float = Field(1.0, ge=0, description="… and above this % of the budget to date.")
    maal_netto_driftsresultat: float = Field(
        1.75,
        ge=0,
        description="Adopted target: netto driftsresultat is at least this % of driftsinntekter (TBU's advice).",
    )
    maal_disposisjonsfond: float | None = Field(
        None, ge=0, description="Adopted target: disposisjonsfond is at least this % of driftsinntekter."
    )
    maal_gjeldsgrad: float | None = Field(
        None,
        ge=0,
        description="Adopted target: long-term debt, pensions aside, is at most this % of driftsinntekter.",
    )
    maal_kompass: float | None = Field(
        None, ge=0, le=800, description="Adopted target: points in the next evaluation of Kommunekompasset."
    )
    lukket_til: str | None = Field(
        None,
        pattern=r"^\d{4}-(0[1-9]|1[0-3])$",
        examples=["2026-09"],
        description="Accounts up to and including this period are closed.",
    )
    ansatte_minst: int = Field(
        10, ge=1, description="A unit's sick leave % is shown from this many employees."
    )
    personer_minst: int = Field(
        5,
        ge=1,
        description="A split of the sick leave is shown where this many persons stand behind each part.",
    )
    sykefravaer_maal: float | None = Field(
        None,
        ge=0,
        le=100,
        description="Target for twelve months' sick leave, in %. None: no target is claimed.",
    )

    adresse: str | None = Field(
        None,
        pattern=r"^https?://[^/\s]+$",
        examples=["https://styring.eksempel.no"],
        description="Where people open the solution, as they write it. Needed with sign-in.",
    )
    lytt_paa: str = Field(
        "127.0.0.1",
        description="Network address the server listens on. Another than the machine's own needs sign-in.",
    )
    oidc_metadata: str | None = Field(
        None,
        pattern=r"^https?://\S+$",
        examples=["https://login.microsoftonline.com/<leietaker>/v2.0/.well-known/openid-configuration"],
        description="Address of the OpenID provider's metadata. Set, it turns sign-in on.",
    )
    oidc_klient: str | None = Field(None, description="The solution's client id at the provider.")
    oidc_hemmelighet: SecretStr | None = Field(None, description="The client's secret at the provider.")
    oidc_noekkel: SecretStr | None = Field(
        None, min_length=32, description="At least 32 random letters: signs the cookies."
    )
    oidc_rollekrav: str = Field(
        "roles", description="The claim that holds a person's roles or groups (Entra ID: roles or groups)."
    )
    roller: dict[str, Literal["okonomi", "klg", "leder", "folkevalgt"]] = Field(
        {"okonomi": "okonomi", "klg": "klg", "leder": "leder", "folkevalgt": "folkevalgt"},
        description="Which role each value of that claim gives, as a table.",
    )
    leder_enheter: dict[str, tuple[str, ...]] = Field(
        {}, description="Which enheter a leder has, by a value of that claim or by username, as a table."
    )
    publisert_aapent: bool = Field(
        False, description="Whether published summaries are read without signing in."
    )
    kontakt: str | None = Field(
        None, description="Whom people ask about access and accessibility: name, telephone or e-mail."
    )

    fil_mb: int = Field(500, ge=1, description="Largest file taken in, in MB.")
    utpakket_mb: int = Field(2_000, ge=1, description="Largest XLSX when unpacked, in MB.")
    kolonner: int = Field(300, ge=1, description="Most columns in a file.")

    importmappe: Path | None = Field(
        None,
        description="Folder that `import-folder` takes files in from. None: it has to be said with --folder.",
    )

    sikkerhetskopi_mappe: Path | None = Field(
        None,
        description="Where `backup` writes; `doctor` tells when the last one is old. None: it is not looked at.",
    )

    ssb_adresse: str = Field(
        "https://data.ssb.no/api/pxwebapi/v2",
        pattern=r"^https?://\S+[^/\s]$",
        examples=["https://data.ssb.no/api/pxwebapi/v2"],
        description="Where Statistics Norway's tables are fetched: PxWebApi v2.",
    )
    klass_adresse: str = Field(
        "https://data.ssb.no/api/klass/v1",
        pattern=r"^https?://\S+[^/\s]$",
        examples=["https://data.ssb.no/api/klass/v1"],
        description="Where its code lists are fetched: KLASS.",
    )
    ssb_sekunder: float = Field(
        2.0, ge=0, description="Least seconds from one call to Statistics Norway to the next."
    )
    ssb_ventetid: float = Field(60.0, gt=0, description="Most seconds to wait for one answer from it.")
    ssb_celler: int = Field(
        800_000, ge=1_000, description="Most figures asked for in one call; it gives no more than 800 000."
    )
    ssb_aar: int = Field(10, ge=1, description="How many years back key figures and inhabitants are fetched.")

    katalog: SecretStr | None = Field(
        None,
        examples=["postgresql://bruker:passord@maskin:5432/database"],
        description="Address of the PostgreSQL database that holds the catalog. None: a SQLite file in the data folder.",
    )
    katalog_skjema: str | None = Field(
        None,
        pattern=r"^[a-z_][a-z0-9_]{0,62}$",
        examples=["k1841"],
        description="Its schema, one for each municipality. None: k and the municipality's number.",
    )
    lager: str | None = Field(
        None,
        pattern=r"^s3://[a-z0-9][a-z0-9.-]+(/[\w.-]+)*$",
        examples=["s3://styring/k1841"],
        description="Where the lake's files, what is received and what is published lie in S3-compatible storage, one prefix for "
        "each municipality. None: the data folder.",
    )
    lager_endepunkt: str | None = Field(
        None,
        pattern=r"^https?://[^/\s]+$",
        examples=["https://s3.eksempel.no"],
        description="Address of that storage. None: Amazon's.",
    )
    lager_region: str = Field("us-east-1", description="Its region.")
    lager_noekkel: SecretStr | None = Field(None, description="Access key of the storage.")
    lager_hemmelighet: SecretStr | None = Field(None, description="Secret of the access key.")

    logg: Literal["auto", "json", "tekst"] = Field(
        "auto", description="How the server writes its log. auto: text at a terminal, JSON elsewhere."
    )
    disk_mb_minst: int = Field(
        1_000, ge=0, description="/helse warns where the disk of the data folder has less free, in MB."
    )
    maalinger_noekkel: SecretStr | None = Field(
        None,
        min_length=16,
        description="Key that /metrics is read with from elsewhere. None: it is read from this machine alone.",
    )
    klargjoer: bool = Field(
        True,
        description="Make ready what pages show of a new version before anybody asks: some 20 seconds of one core each time."
        " Without it, whoever opens a page first waits a moment.",
    )
    stopp_sekunder: int = Field(
        20, ge=1, description="Most seconds that a stop waits for what is being run, uploaded and stored."
    )

    @field_validator("data", "importmappe", "sikkerhetskopi_mappe")
    @classmethod
    def _from_home(cls, folder: Path | None) -> Path | None:
        return folder.expanduser() if folder else None

    def __hash__(self) -> int:
        """What is remembered is remembered by the settings it was made with; tables cannot be hashed, and need not be."""
        return hash(tuple(value for value in self.__dict__.values() if not isinstance(value, dict)))

    @property
    def demo(self) -> bool:
        """Whether the numbers are the fictional municipality's."""
        return self.kommune is None

    @property
    def kommune_navn(self) -> str:
        return self.kommune or DEMO_KOMMUNE

    @property
    def nummer(self) -> str | None:
        """The municipality's number among the regions of Statistics Norway; the fictional one has a number of its own."""
        return self.kommunenummer or (DEMO_NUMMER if self.demo else None)

    @property
    def referanser(self) -> tuple[str, ...]:
        """The municipalities that the comparison begins with."""
        return self.sammenlign_med or (DEMO_REFERANSER if self.demo else ())

    @property
    def lake(self) -> Path:
        return self.data / "lake"

    @property
    def inbox(self) -> Path:
        return self.data / "inbox"

    @property
    def published(self) -> Path:
        return self.data / "published"

    @property
    def hentet(self) -> Path:
        """What is fetched from elsewhere, as it was received."""
        return self.data / "hentet"

    @property
    def temp(self) -> Path:
        return self.data / "temp"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


@lru_cache
def get() -> Settings:
    """The process's settings.

    Raises DashboardError when a value cannot be used, or dashboard.toml cannot be read.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise _unusable(error.errors()[0]) from error
    except SettingsError as error:
        raise DashboardError(
            "Innstillingene kan ikke leses",
            f"{_named(error)} er en tabell eller en liste, og kan ikke leses fra miljøvariabelen: den må være gyldig JSON.",
            'Skriv den som {"verdi": "rolle"} eller ["1841", "1811"] i miljøvariabelen, eller sett den i dashboard.toml.',
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DashboardError(
            "Innstillingene kan ikke leses",
            f"dashboard.toml er ikke gyldig TOML ({error}).",
            "Skriv én innstilling per linje, som «port = 8501», og sett tekst i hermetegn.",
        ) from error


def _named(error: SettingsError) -> str:
    """The setting that the error is about, as its message has it in quotation marks."""
    name = next((each for each in str(error).split('"')[1:2] if each in Settings.model_fields), None)
    return f"Innstillingen «{name}»" if name else "En innstilling"


_WRONG = {
    "int_parsing": "må være et helt tall",
    "int_type": "må være et helt tall",
    "int_from_float": "må være et helt tall",
    "float_parsing": "må være et tall",
    "float_type": "må være et tall",
    "string_type": "må være tekst",
    "path_type": "må være en mappe",
    "greater_than": "må være større enn {gt}",
    "greater_than_equal": "må være minst {ge}",
    "less_than_equal": "kan være høyst {le}",
    "string_pattern_mismatch": "har ikke riktig form (som {example})",
    "extra_forbidden": "finnes ikke",
    "literal_error": "kan bare være {expected}",
    "dict_type": "må være en tabell",
    "tuple_type": "må være en liste",
    "bool_parsing": "må være ja eller nei (true eller false)",
    "too_short": "må være på minst {min_length} tegn",
}


def _unusable(detail: ErrorDetails) -> DashboardError:
    name = ".".join(str(part) for part in detail["loc"])
    field = Settings.model_fields.get(name)
    examples = field.examples if field else None
    facts = {**detail.get("ctx", {}), "example": (examples or [""])[0]}
    wrong = _WRONG.get(detail["type"], "kan ikke brukes: " + detail["msg"]).format_map(facts)
    secret = SecretStr in getattr(field.annotation, "__args__", ()) if field else False
    given = "" if secret else f" Den er satt til «{detail['input']}»."
    return DashboardError(
        "Innstillingene kan ikke brukes",
        f"Innstillingen «{name}» {wrong}.{given}",
        f"Rett den i dashboard.toml eller i miljøvariabelen DASHBOARD_{name.upper()}.",
    )
