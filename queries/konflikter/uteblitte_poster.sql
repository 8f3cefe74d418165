-- purpose: posts that come every year and have not come this year, by unit and group of arts: what makes the accounts
--   look better or worse than they are
-- grain: one row per enhet and artsgruppe where more than $grense_kr is missing; amounts in kr
--   uteblitt: what stood in the same months of last year, with its sign (− is missing revenue)
--   fra, til: the first and last month in which nothing is posted; maaneder: how many
-- regular: the same ansvar, funksjon and art had an amount in that month in both of the two years before, and the larger
--   was at most twice the smaller; a post that has only moved to another month, or whose ansvar is closed, is not missing
-- months: only those that are posted, with at least half as many posts as the year before; the rest is yet to come [conv]
-- parameters: aar, periode, grense_kr, enheter
-- enheter: the only ones to show, null shows all
with maanedsbeloep as (
    select
        r.ansvar,
        r.funksjon,
        r.art,
        r.periode,
        coalesce(sum(r.beloep) filter (where r.aar = $aar), 0) as i_aar,
        coalesce(sum(r.beloep) filter (where r.aar = $aar - 1), 0) as i_fjor,
        coalesce(sum(r.beloep) filter (where r.aar = $aar - 2), 0) as i_forfjor
    from driftsregnskap as r
    where r.aar between $aar - 2 and $aar and r.periode between 1 and maaneder_hittil($periode)
    group by all
),

foerte_maaneder as (
    select m.periode
    from maanedsbeloep as m
    group by m.periode
    having 2 * count(*) filter (where m.i_aar <> 0) >= count(*) filter (where m.i_fjor <> 0)
),

poster as (
    select
        m.ansvar,
        m.art,
        sum(m.i_aar) as i_aar,
        sum(m.i_fjor) as i_fjor,
        coalesce(sum(m.i_fjor) filter (where m.i_aar = 0 and er_jevn(m.i_fjor, m.i_forfjor)), 0) as uteblitt,
        min(m.periode) filter (where m.i_aar = 0 and er_jevn(m.i_fjor, m.i_forfjor)) as fra,
        max(m.periode) filter (where m.i_aar = 0 and er_jevn(m.i_fjor, m.i_forfjor)) as til,
        count(*) filter (where m.i_aar = 0 and er_jevn(m.i_fjor, m.i_forfjor)) as maaneder,
        max(max(abs(m.i_aar))) over (partition by m.ansvar) > 0 as ansvaret_er_i_bruk
    from maanedsbeloep as m
    inner join foerte_maaneder as f on m.periode = f.periode
    group by m.ansvar, m.funksjon, m.art
),

plassert as (
    select
        p.*,
        p.ansvaret_er_i_bruk and er_borte(p.uteblitt, p.i_aar, p.i_fjor) as borte,
        coalesce(s.omraade, 'uten') as omraade,
        coalesce(s.enhet, 'uten') as enhet,
        coalesce(s.enhet_navn, 'Uten enhet') as navn,
        g.kode as artsgruppe,
        g.gruppe as artsgruppe_navn
    from poster as p
    inner join artsgruppe as g on p.art between g.fra_art and g.til_art
    left join steder as s
        on p.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    where $enheter::varchar[] is null or list_contains($enheter::varchar[], coalesce(s.enhet, 'uten'))
),

-- Asked of the unit's whole group too: what another ansvar of the unit has taken over is not missing.
uteblitte_poster as (
    select
        p.omraade,
        p.enhet,
        max(p.navn) as navn,
        p.artsgruppe,
        p.artsgruppe_navn,
        sum(p.uteblitt) filter (where p.borte) as uteblitt,
        (min(p.fra) filter (where p.borte))::integer as fra,
        (max(p.til) filter (where p.borte))::integer as til,
        (max(p.maaneder) filter (where p.borte))::integer as maaneder
    from plassert as p
    group by p.omraade, p.enhet, p.artsgruppe, p.artsgruppe_navn
    having
        abs(sum(p.uteblitt) filter (where p.borte)) > $grense_kr
        and er_borte(sum(p.uteblitt) filter (where p.borte), sum(p.i_aar), sum(p.i_fjor))
)

select * from uteblitte_poster
order by abs(uteblitt) desc, enhet, artsgruppe
