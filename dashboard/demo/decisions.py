"""The log of political decisions, 2024 to 2026. Fictional, like the cases in it."""

from datetime import date

from dashboard.demo.deliveries import SEPTEMBER, Delivery

TYPES = {
    "V": "vedtak",
    "VV": "verbalvedtak",
    "O": "oversendelsesforslag",
    "I": "interpellasjon",
    "F": "folkevalgtspørsmål",
}
STATUSES = {
    "IS": "ikke startet",
    "UA": "under arbeid",
    "AV": "avventer",
    "UT": "utført",
    "UG": "utgår",
}
ORGANER = {
    "KS": "Kommunestyret",
    "FS": "Formannskapet",
    "UOO": "Utvalg for oppvekst og omsorg",
    "UPT": "Utvalg for plan og teknisk",
}

# organ | møtedato | type | tittel | vedtakstekst | tjenesteområde | ansvarlig | frist | status | statusdato | kommentar | unntatt
_LOG = """
FS|2024-01-18|V|Finansrapport for 2023|Formannskapet tar finansrapporten til orientering.|ØV|Økonomileder|2024-02-15|UT|2024-02-15|Behandlet i kommunestyret 15.2.2024.|
UOO|2024-01-23|V|Skolestruktur – nedlegging av Ytre Nes skole|Høringsuttalelsene oversendes kommunestyret med utvalgets tilråding.|OO|Kommunalsjef oppvekst|2024-02-15|UT|2024-02-08|Uttalelsene ble lagt ved saken til kommunestyret.|
KS|2024-02-15|V|Skolestruktur – nedlegging av Ytre Nes skole|Ytre Nes skole legges ned fra 1.8.2024. Elevene overføres til Nes skole.|OO|Kommunalsjef oppvekst|2024-08-01|UT|2024-08-19|Skolen ble lagt ned 31.7.2024. Elevene begynte på Nes skole 19.8.2024.|
KS|2024-02-15|VV|Skoleskyss etter nedleggingen av Ytre Nes skole|Kommunedirektøren bes legge fram en vurdering av reisetid og kostnader ved skoleskyss.|OO|Kommunalsjef oppvekst|2024-06-20|UT|2024-06-13|Lagt fram som referatsak 13.6.2024.|
UPT|2024-02-20|V|Detaljregulering for Strandenga boligfelt|Planforslaget legges ut til offentlig ettersyn i seks uker.|PN|Plansjef|2024-04-15|UT|2024-04-12|Høringen ble avsluttet 12.4.2024.|
FS|2024-03-07|V|Salg av tomt på Nes næringsområde|Tomten selges til takst. Kommunedirektøren får fullmakt til å inngå avtale.|PN|Næringssjef|2024-09-30|UT|2024-10-03|Kontrakten er signert, og oppgjøret er bokført.|ja
KS|2024-03-21|V|Årsbudsjett 2024 – første budsjettjustering|Budsjettjusteringen vedtas som foreslått.|ØV|Økonomileder|2024-04-15|UT|2024-04-10|Innarbeidet i regulert budsjett.|
KS|2024-03-21|O|Gratis leie av idrettshallen for barn og unge|Forslaget oversendes kommunedirektøren til vurdering i arbeidet med økonomiplanen.|TTE|Leder idrett og friluftsliv|2024-11-01|UT|2024-10-24|Vurdert i økonomiplanen for 2025–2028, kapittel 6.|
UOO|2024-04-09|V|Kvalitetsmelding for grunnskolen 2023|Utvalget ber om at tiltakene for lesing følges opp på alle skoler.|OO|Kommunalsjef oppvekst|2024-12-31|UT|2024-12-16|Alle skolene har tatt i bruk felles leseplan.|
UPT|2024-04-16|V|Plan for vintervedlikehold 2024–2027|Planen vedtas med de endringene som kom fram i møtet.|VVA|Driftsleder vei|2024-10-01|UT|2024-09-27|Planen er tatt i bruk, og avtalene med brøyterne er signert.|
KS|2024-05-02|V|Samarbeidsavtale om legevakt|Avtalen om interkommunal legevakt godkjennes.|HO|Kommuneoverlege|2024-09-01|UT|2024-08-28|Avtalen er signert av alle partene.|
KS|2024-05-02|I|Rekruttering av sykepleiere|Interpellasjonen ble besvart i møtet. Kommunedirektøren kommer tilbake med en plan for rekruttering.|HO|Kommunalsjef helse og omsorg|2024-12-12|UT|2024-12-12|Rekrutteringsplanen ble lagt fram for kommunestyret i desember 2024.|
FS|2024-05-23|V|Tilskudd til frivillige lag og foreninger 2024|Tilskuddene fordeles som foreslått.|OO|Kultursjef|2024-06-30|UT|2024-06-21|Tilskuddene er utbetalt.|
KS|2024-06-13|V|Årsregnskap og årsberetning 2023|Årsregnskapet for 2023 fastsettes.|ØV|Økonomileder|2024-07-01|UT|2024-06-18|Sendt til Statsforvalteren 18.6.2024.|
KS|2024-06-13|V|Handlingsplan mot vold i nære relasjoner|Handlingsplanen for 2024–2028 vedtas.|NAV|NAV-leder|2024-12-31|UT|2024-11-29|Tverrfaglig gruppe er etablert, og planen er publisert.|
UPT|2024-06-18|F|Spørsmål om gangfelt ved Fjordvik barneskole|Spørsmålet besvares skriftlig til neste møte.|VVA|Driftsleder vei|2024-09-17|UT|2024-09-10|Besvart skriftlig i brev til utvalget 10.9.2024.|
FS|2024-09-05|V|Forhandlinger om kjøp av eiendom i sentrum|Kommunedirektøren får fullmakt til å forhandle innenfor den rammen som går fram av saken.|TTE|Eiendomssjef|2025-06-30|UG|2025-05-22|Selgeren trakk seg. Formannskapet avsluttet saken 22.5.2025.|ja
UOO|2024-09-10|V|Plan for velferdsteknologi|Utvalget slutter seg til planen for trygghetsalarmer og digitalt tilsyn.|HO|Kommunalsjef helse og omsorg|2025-12-31|UT|2025-12-01|Digitalt tilsyn er innført på begge sykehjemmene.|
KS|2024-09-26|V|Tertialrapport 2 – 2024|Rapporten tas til orientering. Budsjettendringene vedtas.|ØV|Økonomileder|2024-10-31|UT|2024-10-14|Innarbeidet i regulert budsjett.|
KS|2024-09-26|VV|Sykefravær i hjemmetjenesten|Kommunedirektøren bes legge fram en egen sak om nærværsarbeid i hjemmetjenesten.|HO|Kommunalsjef helse og omsorg|2025-03-31|UT|2025-03-20|Egen sak ble behandlet av kommunestyret 20.3.2025.|
UPT|2024-10-15|V|Forskrift om vann- og avløpsgebyrer|Forskriften legges ut på høring.|VVA|Driftsleder vann|2024-12-01|UT|2024-11-28|Høringen er gjennomført uten innvendinger.|
KS|2024-11-07|V|Hovedplan for vann og avløp 2025–2032|Hovedplanen vedtas. Rullering skjer hvert fjerde år.|VVA|Driftsleder avløp|2028-12-31|UA|2026-09-15|Høydebassenget og sanering av ledningsnettet følger planen.|
KS|2024-12-12|V|Økonomiplan 2025–2028 og årsbudsjett 2025|Økonomiplanen og årsbudsjettet vedtas.|ØV|Kommunedirektør|2025-01-15|UT|2025-01-08|Detaljbudsjettet er fordelt på ansvar.|
KS|2024-12-12|VV|Gjennomgang av innleie av vikarer|Kommunedirektøren bes legge fram en oversikt over innleie av vikarer hvert halvår.|HO|Kommunalsjef helse og omsorg|2026-06-30|UA|2026-02-12|Oversikten for første halvår 2026 er ikke lagt fram.|
FS|2025-01-16|V|Beredskapsplan for kommunen|Den overordnede beredskapsplanen vedtas.|ØV|Kommunedirektør|2025-06-30|UT|2025-06-05|Planen er øvd og publisert.|
UOO|2025-01-28|V|Bemanningsnorm i barnehagene|Utvalget ber om halvårlig rapport om bemanning i barnehagene.|OO|Kommunalsjef oppvekst|2025-08-31|UT|2025-08-26|Rapporten ble lagt fram 26.8.2025.|
UPT|2025-02-11|V|Detaljregulering for Fjordgata 12–20|Planen vedtas.|PN|Plansjef|2025-05-01|UT|2025-04-22|Planen er kunngjort.|
KS|2025-02-13|V|Ny fløy ved Nes skole|Kommunestyret godkjenner forprosjektet og ber om at arbeidet lyses ut.|TTE|Prosjektleder|2026-08-15|UT|2026-08-14|Fløyen ble overtatt 14.8.2026. Sluttregnskapet legges fram i 2027.|
KS|2025-02-13|O|Matservering i ungdomsskolen|Forslaget oversendes kommunedirektøren for utredning.|OO|Rektor Fjordvik ungdomsskole|2025-10-01|UT|2026-01-12|Utredningen er sendt utvalget.|
FS|2025-03-06|V|Leie av lokaler til flyktningtjenesten|Leieavtalen forlenges med tre år.|NAV|Leder flyktningtjenesten|2025-04-30|UT|2025-04-24|Avtalen er signert.|ja
KS|2025-03-20|V|Nærværsarbeid i hjemmetjenesten|Kommunestyret slutter seg til tiltakene og ber om ny rapport etter ett år.|HO|Kommunalsjef helse og omsorg|2026-03-31|UT|2026-03-19|Rapporten ble behandlet av kommunestyret 19.3.2026.|
KS|2025-03-20|F|Spørsmål om ventetid hos PPT|Spørsmålet ble besvart i møtet. Ventetiden følges opp i neste tertialrapport.|OO|Leder PPT|2025-06-12|UT|2025-06-12|Omtalt i tertialrapporten.|
UPT|2025-04-08|V|Trafikksikkerhetsplan 2025–2029|Planen vedtas.|VVA|Driftsleder vei|2029-12-31|UA|2026-08-20|Fire av elleve tiltak er gjennomført.|
UOO|2025-04-22|V|Bruk av fritidskort for barn i lavinntektsfamilier|Ordningen innføres fra 1.8.2025.|OO|Kultursjef|2025-08-01|UT|2025-08-15|Ordningen er innført, og 84 kort er delt ut.|
KS|2025-05-08|V|Eierskapsmelding|Eierskapsmeldingen vedtas.|ØV|Kommunedirektør|2025-06-30|UT|2025-06-16|Publisert på kommunens nettsider.|
KS|2025-05-08|I|Situasjonen ved Fjordvik legekontor|Interpellasjonen ble besvart. Kommunedirektøren legger fram en sak om legedekningen.|HO|Kommuneoverlege|2025-12-11|UT|2025-12-04|Saken ble lagt fram for kommunestyret i desember 2025.|
FS|2025-05-22|V|Erstatningskrav etter vannlekkasje|Kommunedirektøren får fullmakt til å inngå forlik innenfor rammen i saken.|VVA|Driftsleder vann|2025-12-31|UT|2025-11-18|Forlik er inngått.|ja
KS|2025-06-12|V|Årsregnskap og årsberetning 2024|Årsregnskapet for 2024 fastsettes. Mindreforbruket avsettes til disposisjonsfond.|ØV|Økonomileder|2025-07-01|UT|2025-06-17|Avsetningen er bokført.|
KS|2025-06-12|V|Kommuneplanens samfunnsdel 2025–2037|Samfunnsdelen vedtas.|IU|Leder innovasjon og utvikling|2025-12-31|UT|2025-11-06|Handlingsdelen er lagt inn i økonomiplanen for 2026–2029.|
UPT|2025-06-17|V|Energisparing i skolebygg|Utvalget ber om at styringsanleggene skiftes ut, slik at strømforbruket går ned.|TTE|Eiendomssjef|2025-12-31|UT|2025-12-18|Nye styringsanlegg er satt i drift.|
UOO|2025-09-02|V|Dagtilbud for personer med demens|Tilbudet utvides med én dag i uken fra 1.1.2026.|HO|Enhetsleder aktivitet og dagtilbud|2026-01-01|UT|2026-01-09|Utvidet åpningstid fra 5.1.2026.|
FS|2025-09-11|V|Rammeavtale for innleie av helsepersonell|Formannskapet godkjenner konkurransegrunnlaget.|ØV|Innkjøpsleder|2026-01-31|UT|2026-02-16||
KS|2025-09-25|V|Tertialrapport 2 – 2025|Rapporten tas til orientering.|ØV|Økonomileder|2025-10-31|UT|2025-10-13|Budsjettendringene er innarbeidet.|
KS|2025-09-25|VV|Turnusordninger i omsorgstjenesten|Kommunedirektøren bes prøve ut langturnus ved ett bofellesskap.|HO|Enhetsleder Tunet|2026-09-01|UA|2026-06-10|Prøveordningen startet 1.6.2026 og skal evalueres.|
UPT|2025-10-14|V|Veilys langs Nesveien|Veilysene skiftes til LED innen utgangen av 2026.|VVA|Driftsleder vei|2026-12-31|UA|2026-09-30|Om lag 60 prosent av armaturene er skiftet.|
KS|2025-11-06|V|Planprogram for kommuneplanens arealdel|Planprogrammet fastsettes.|PN|Plansjef|2027-06-30|UA|2026-08-31|Arealregnskapet er ferdig. Planforslaget er under arbeid.|
KS|2025-12-11|V|Økonomiplan 2026–2029 og årsbudsjett 2026|Økonomiplanen og årsbudsjettet vedtas. Tiltakene følges opp månedlig i kommunedirektørens ledergruppe.|ØV|Kommunedirektør|2026-01-15|UT|2026-01-12|Detaljbudsjettet er fordelt på ansvar.|
KS|2025-12-11|VV|Økt grunnbemanning på natt ved sykehjemmene|Kommunedirektøren bes utrede økt grunnbemanning på natt mot lavere bruk av vikarer og overtid.|HO|Kommunalsjef helse og omsorg|2026-05-31|UA|2026-04-14|Utredningen er forsinket på grunn av vakanse i staben.|
KS|2025-12-11|V|Legedekning og fastlegeordningen|Det opprettes én ny fastlegehjemmel fra 1.9.2026.|HO|Kommuneoverlege|2026-09-01|AV|2026-08-24|Avventer svar fra Helsedirektoratet om rekrutteringstilskudd.|
FS|2026-01-15|V|Etablering av industribedrift på Nes|Formannskapet godkjenner intensjonsavtalen.|PN|Næringssjef|2026-12-31|UA|2026-09-03|Forhandlingene pågår.|ja
UOO|2026-01-27|V|Ordensreglement for skolene|Forskriften vedtas og gjelder fra 1.8.2026.|OO|Kommunalsjef oppvekst|2026-08-01|UT|2026-08-03|Forskriften er kunngjort.|
UPT|2026-02-10|V|Områderegulering for Dalen|Oppstart av planarbeidet godkjennes.|PN|Plansjef|2026-10-01|UA|2026-06-22|Grunnundersøkelsene tok lengre tid enn planlagt.|
KS|2026-02-12|V|Digitaliseringsstrategi 2026–2029|Strategien vedtas.|IU|IKT-leder|2026-12-31|UT|2026-10-26|Handlingsplanen ble vedtatt i ledergruppen 26.10.2026.|
KS|2026-02-12|O|Gratis buss for ungdom i sommerferien|Forslaget oversendes kommunedirektøren.|VVA|Driftsleder vei|2026-05-15|UG|2026-05-12|Formannskapet avviste forslaget 12.5.2026 fordi det mangler dekning.|
FS|2026-03-05|V|Kjøp av tjenester til barn med særskilte behov|Avtalen forlenges innenfor rammen i saken.|OO|Barnevernsleder|2026-04-30|UT|2026-04-28|Avtalen er signert.|ja
KS|2026-03-19|V|Rapport om nærværsarbeid i hjemmetjenesten|Rapporten tas til orientering. Arbeidet utvides til barnehagene.|OO|Kommunalsjef oppvekst|2026-12-31|IS|2026-03-19||
KS|2026-03-19|I|Gebyrnivået for vann og avløp|Interpellasjonen ble besvart. Kommunedirektøren legger fram en oversikt over selvkostfondene.|VVA|Driftsleder avløp|2026-09-24|UA|2026-09-24|Oversikten mangler tall for tredje termin.|
UPT|2026-04-14|V|Hastighetsgrense i Fjordvik sentrum|Fartsgrensen settes ned til 30 km/t.|VVA|Driftsleder vei|2026-07-01|UT|2026-06-26|Skiltene er satt opp.|
UOO|2026-04-21|F|Spørsmål om mottak av nyankomne elever|Spørsmålet besvares skriftlig.|OO|Kommunalsjef oppvekst|2026-06-09|UT|2026-06-04|Besvart skriftlig. Mottaksklassen starter i august 2026.|
KS|2026-05-07|V|Strategi for heltidskultur|Strategien vedtas. Mål om gjennomsnittlig stillingsstørrelse fastsettes i økonomiplanen.|ØV|HR-leder|2027-12-31|UA|2026-09-28|Kartleggingen er ferdig i helse og omsorg.|
KS|2026-06-11|V|Årsregnskap og årsberetning 2025|Årsregnskapet for 2025 fastsettes.|ØV|Økonomileder|2026-07-01|UT|2026-06-16|Sendt til Statsforvalteren 16.6.2026.|
KS|2026-06-11|V|Tertialrapport 1 – 2026|Kommunedirektøren bes legge fram tiltak for å holde budsjettet i helse og omsorg.|HO|Kommunalsjef helse og omsorg|2026-09-24|UA|2026-09-24|Tiltakene er delvis lagt fram. Vikarbruken ved Fjordgløtt gjenstår.|
KS|2026-06-11|VV|Skolelokaler til SFO på Dalen|Kommunedirektøren bes vurdere sambruk av lokalene.|TTE|Eiendomssjef|2026-11-30|UT|2026-10-29|Vurderingen ble lagt fram for kommunestyret 29.10.2026.|
UPT|2026-06-16|V|Sanering av avløp i Fjordgata|Prosjektet startes i 2026.|VVA|Driftsleder avløp|2026-12-15|UA|2026-10-05|Gravearbeidet er halvveis.|
FS|2026-09-03|V|Rettstvist om entreprise|Formannskapet tar orienteringen til etterretning.|TTE|Eiendomssjef|2027-03-31|AV|2026-10-08|Avventer berammelse i tingretten.|ja
UOO|2026-09-08|V|Evaluering av leksehjelp|Ordningen videreføres ut skoleåret.|OO|Kommunalsjef oppvekst|2027-06-30|UA|2026-10-12|Alle skolene er i gang.|
KS|2026-09-24|V|Tertialrapport 2 – 2026|Rapporten tas til orientering. Kommunedirektøren legger fram forslag til inndekning i november.|ØV|Økonomileder|2026-11-12|UA|2026-10-19|Saken er under arbeid.|
KS|2026-09-24|O|Utsmykking av den nye fløyen ved Nes skole|Forslaget oversendes kommunedirektøren.|OO|Rektor Nes skole|2027-02-28|IS|2026-09-24||
UPT|2026-10-13|F|Spørsmål om brøyting av gangveier|Spørsmålet besvares til neste møte.|VVA|Driftsleder vei|2026-11-17|IS|2026-10-13||
FS|2026-10-15|V|Høring om ny fylkesvei til Nes|Formannskapet slutter seg til forslaget til høringsuttalelse.|PN|Plansjef|2026-10-23|UT|2026-10-20|Uttalelsen ble sendt til fylkeskommunen 20.10.2026.|
UOO|2026-10-20|V|Skole- og barnehagerute 2027–2028|Ruten vedtas. Den sendes ut til foresatte før jul.|OO|Kommunalsjef oppvekst|2026-12-18|IS|2026-10-20||
KS|2026-10-29|VV|Ladepunkter for elbil ved kommunale bygg|Kommunedirektøren bes legge fram en oversikt over behov og kostnader.|TTE|Eiendomssjef|2027-03-31|IS|2026-10-29||
"""

UTEN_BELEGG = "Rammeavtale for innleie av helsepersonell"  # planted: utført, and nothing that shows it

Cell = str | date

# id | why it waits or lapsed | the body that decided that it lapsed
_REASONS = """
V24-017|Selgeren trakk seg.|Formannskapet
V25-049|Svar fra Helsedirektoratet om rekrutteringstilskudd mangler.|
V26-054|Forslaget mangler dekning i budsjettet.|Formannskapet
V26-065|Tingretten har ikke berammet saken.|
"""

# What the log said for September's report where October's says something else.
IN_SEPTEMBER: dict[str, dict[str, Cell]] = {
    "V26-053": {
        "Status": "under arbeid",
        "Statusdato": date(2026, 9, 21),
        "Kommentar": "Handlingsplanen er på høring i ledergruppen.",
    },
    "V26-063": {
        "Status": "under arbeid",
        "Statusdato": date(2026, 9, 1),
        "Kommentar": "Behovet kartlegges sammen med skolen.",
    },
    "V26-064": {"Frist": date(2026, 10, 31)},
    "V26-065": {
        "Status": "under arbeid",
        "Statusdato": date(2026, 9, 3),
        "Årsak": "",
        "Kommentar": "Tilsvaret er sendt til tingretten.",
    },
    "V26-066": {"Status": "ikke startet", "Statusdato": date(2026, 9, 8), "Kommentar": ""},
    "V26-067": {"Status": "ikke startet", "Statusdato": date(2026, 9, 24), "Kommentar": ""},
}


def decision_rows(delivery: Delivery) -> list[dict[str, Cell]]:
    """The whole log as it stood then: one row per decision, with the columns of the log's file."""
    rows = _decided(delivery.made)
    return [row | IN_SEPTEMBER.get(str(row["Id"]), {}) for row in rows] if delivery == SEPTEMBER else rows


def _decided(until: date) -> list[dict[str, Cell]]:
    """What was decided, with what is said of it now; saksnr runs per body and year, so it repeats."""
    lines = [line.split("|") for line in _LOG.strip().splitlines()]
    reasons = {line.split("|")[0]: line.split("|")[1:] for line in _REASONS.strip().splitlines()}
    rows: list[dict[str, Cell]] = []
    cases: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, start=1):
        organ, met, kind, title, text, area, role, due, status, status_date, comment, secret = line
        if date.fromisoformat(met) > until:
            continue
        year = met[:4]
        id_ = f"V{year[2:]}-{number:03}"
        cases[organ, year] = cases.get((organ, year), 0) + 4
        reason, decided_by = reasons.get(id_, ("", ""))
        rows.append(
            {
                "Id": id_,
                "Organ": ORGANER[organ],
                "Møtedato": date.fromisoformat(met),
                "Saksnr": f"PS {cases[organ, year]}/{year[2:]}",
                "Arkivsaknr": f"{year}/{400 + number * 7}",
                "Tittel": title,
                "Vedtakstekst": text,
                "Type": TYPES[kind],
                "Tjenesteområde": area,
                "Ansvarlig": role,
                "Frist": date.fromisoformat(due),
                "Status": STATUSES[status],
                "Statusdato": date.fromisoformat(status_date),
                "Årsak": reason,
                "Avgjort av": decided_by,
                "Kommentar": comment,
                "Lenke": "",
                "Unntatt offentlighet": "Ja" if secret else "Nei",
            }
        )
    return rows
