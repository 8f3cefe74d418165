"""Vedtak: political decisions and how far they are followed up."""

from dashboard.datasets.contract import Column, Dataset, Type

TYPES = ("vedtak", "verbalvedtak", "oversendelsesforslag", "interpellasjon", "folkevalgtspørsmål")
STATUSES = ("ikke startet", "under arbeid", "avventer", "utført", "utgår")
CLOSED = ("utført", "utgår")
VERBALVEDTAK = "verbalvedtak"

VEDTAK = Dataset(
    name="vedtak",
    title="Vedtak",
    grain="én rad per vedtak; filen er hele loggen",
    columns=(
        Column(
            "id", Type.CODE, "Id", required=True, aliases=("vedtaksid", "behandling id", "løpenummer", "nr")
        ),
        Column(
            "organ",
            Type.TEXT,
            "Organ",
            required=True,
            aliases=(
                "utvalg navn",
                "utval namn",
                "utvalg",
                "utval",
                "politisk organ",
            ),  # a name before its short form
        ),
        Column(
            "moetedato",
            Type.DATE,
            "Møtedato",
            required=True,
            aliases=("møtedato", "vedtaksdato", "dato", "møtedag"),
        ),
        Column("saksnr", Type.TEXT, "Saksnr", aliases=("sak", "saksnummer", "politisk saksnr", "ps")),
        Column(
            "arkivsaknr", Type.TEXT, "Arkivsaknr", aliases=("arkivsak", "saksid", "sak id", "arkivsaksnummer")
        ),
        Column(
            "tittel",
            Type.TEXT,
            "Tittel",
            required=True,
            aliases=("sakstittel", "sakstittel tekst", "overskrift"),
        ),
        Column("vedtakstekst", Type.TEXT, "Vedtakstekst", aliases=("vedtak", "tekst", "ordlyd")),
        Column(
            "type", Type.TEXT, "Type", values=TYPES, local_words=True, aliases=("vedtakstype", "sakstype")
        ),
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            aliases=("tjenesteområde", "tenesteområde", "sektor", "område"),
        ),
        Column(
            "ansvarlig",
            Type.TEXT,
            "Ansvarlig (rolle)",
            aliases=("ansvarleg", "saksansvarlig", "eier", "eigar"),
        ),
        Column("frist", Type.DATE, "Frist", aliases=("tidsfrist", "forfall", "gjennomføres innen")),
        Column(
            "status",
            Type.TEXT,
            "Status",
            values=STATUSES,
            local_words=True,
            aliases=("oppfølging", "fremdrift", "framdrift"),
        ),
        Column("statusdato", Type.DATE, "Statusdato", aliases=("status dato", "oppdatert")),
        Column(
            "aarsak",
            Type.TEXT,
            "Årsak",
            aliases=("årsak til at det avventer", "grunn", "venter på"),
        ),
        Column(
            "avgjort_av",
            Type.TEXT,
            "Avgjort av (organ)",
            aliases=("avgjort av", "avgjørende organ", "avgjerande organ", "besluttet av"),
        ),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad", "statuskommentar")),
        Column("lenke", Type.TEXT, "Lenke", aliases=("url", "lenkje", "url vedtak")),
        Column(
            "unntatt_offentlighet",
            Type.FLAG,
            "Unntatt offentlighet",
            aliases=("unntatt", "skjermet", "u.off", "protokoll skjermet"),
        ),
    ),
    key=("id",),
)
