-- purpose: in how many months in a row, up to and including the chosen one, a unit has used more than budgeted that month
-- grain: one row per enhet with accounts in the year
-- parameters: aar, periode, enheter
-- enheter: the only ones to show, null shows all
with per_maaned as (
    select
        r.ansvar,
        r.periode,
        sum(r.beloep) as regnskap,
        0::decimal(18, 2) as budsjett
    from driftsregnskap as r
    where r.aar = $aar and r.periode between 1 and maaneder_hittil($periode)
    group by all
    union all by name
    select
        b.ansvar,
        m.periode,
        0::decimal(18, 2) as regnskap,
        sum(case when b.periode = 0 then b.beloep / 12 else b.beloep end) as budsjett
    from driftsbudsjett as b
    inner join range(1, maaneder_hittil($periode) + 1) as m (periode) on b.periode in (0, m.periode)
    where b.aar = $aar
    group by all
),

enheter as (
    select
        coalesce(s.enhet, 'uten') as enhet,
        p.periode,
        sum(avvik(p.budsjett, p.regnskap)) as avvik
    from per_maaned as p
    left join steder as s
        on p.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    where $enheter::varchar[] is null or list_contains($enheter::varchar[], coalesce(s.enhet, 'uten'))
    group by all
),

-- A month without accounts and budget breaks the row: a new unit has not been over since January.
utvikling_per_enhet as (
    select
        e.enhet,
        (maaneder_hittil($periode) - coalesce(max(m.periode) filter (where coalesce(p.avvik, 0) >= 0), 0))::integer
            as maaneder_over
    from (select distinct alle.enhet from enheter as alle) as e
    cross join range(1, maaneder_hittil($periode) + 1) as m (periode)
    left join enheter as p on e.enhet = p.enhet and m.periode = p.periode
    group by e.enhet
)

select * from utvikling_per_enhet
order by enhet
