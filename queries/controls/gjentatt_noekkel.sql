-- purpose: Keys that must name one row but name several.
-- grain: one row per finding
-- datasets: organisasjon, prognose, sykefravaer, vedtak, tiltak, kostra, befolkning, utgiftsbehov, maalstruktur,
--   oppdragsstatus, gevinst, undersoekelse, modenhet, internkontroll, rolle, lederavtale, moeteplan,
--   kompassevaluering, kompassomtale, kompassreferanse, kompassspoersmaal, egenvurdering, kompassplan
-- severity: ERROR
-- message: «{verdi}» står {antall} ganger, første gang i rad {rad}.
-- remedy: Behold én av radene. Samme linje eksportert to ganger ville telt dobbelt.
-- parameters: dataset
with gjentatte as (
    select gjentatt.rad, 'nøkkel' as kolonne, left(gjentatt.noekkel, 80) as verdi, gjentatt.antall
    from gjentatt
    where gjentatt.dataset = $dataset
    order by gjentatt.rad
)

select * from gjentatte;
