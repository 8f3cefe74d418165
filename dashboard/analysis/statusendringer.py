"""What changed between two versions of a list that is followed up: vedtak, or tiltak."""

import pandas as pd

KOLONNER = ("id", "tittel", "fra_status", "til_status", "ny", "borte", "frist_foer", "frist_naa")


def statusendringer(foer: pd.DataFrame, naa: pd.DataFrame) -> pd.DataFrame:
    """The rows whose status or deadline is another in `naa` than in `foer`, and those that only one of them has.

    Both have id, tittel, status and frist, one row per id (of repeated ids the last one counts). Returns KOLONNER,
    one row per id, in the order of `naa` and then those that are gone: `ny` is in `naa` only, `borte` in `foer` only;
    the status and the deadline that such a row lacks are empty, and the title is the newest one known.
    """
    gammel, ny = _per_id(foer), _per_id(naa)
    alle = ny.index.append(gammel.index.difference(ny.index, sort=False))
    fra, til = gammel.reindex(alle), ny.reindex(alle)
    endringer = pd.DataFrame(
        {
            "id": alle,
            "tittel": til["tittel"].fillna(fra["tittel"]).to_numpy(),
            "fra_status": fra["status"].to_numpy(),
            "til_status": til["status"].to_numpy(),
            "ny": ~alle.isin(gammel.index),
            "borte": ~alle.isin(ny.index),
            "frist_foer": fra["frist"].to_numpy(),
            "frist_naa": til["frist"].to_numpy(),
        }
    )
    samme = _like(endringer["fra_status"], endringer["til_status"]) & _like(
        endringer["frist_foer"], endringer["frist_naa"]
    )
    return endringer[~samme | endringer["ny"] | endringer["borte"]].reset_index(drop=True)


def uten_unntatte(foer: pd.DataFrame, naa: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both without what must not be told to those who may not see what is exempt from public disclosure.

    That is what is exempt in `naa`, also as it was before, and what was exempt in `foer` and has gone. Both have id and
    unntatt_offentlighet, and must hold every row: who is exempt in the one is not seen in the other.
    """
    unntatt = set(naa.loc[naa["unntatt_offentlighet"], "id"])
    unntatt |= set(foer.loc[foer["unntatt_offentlighet"], "id"]) - set(naa["id"])
    return foer[~foer["id"].isin(unntatt)], naa[~naa["id"].isin(unntatt)]


def _per_id(rader: pd.DataFrame) -> pd.DataFrame:
    valgt = rader[["id", "tittel", "status", "frist"]].astype({"frist": "datetime64[us]"})
    return valgt.drop_duplicates("id", keep="last").set_index("id")


def _like(venstre: pd.Series, hoeyre: pd.Series) -> pd.Series:
    """Equal, or both empty."""
    return (venstre == hoeyre) | (venstre.isna() & hoeyre.isna())
