-- purpose: accounts, budget and last year's accounts month by month for one place
-- grain: one row per month of the 24 that end with the chosen period, oldest first; year-end entries are left out
-- parameters: aar, periode, omraade, enhet, ansvar, funksjon, enheter
-- place: named by as many of omraade, enhet, ansvar and funksjon as it takes, the others null
-- enheter: the only ones to count, null counts all
with maaneder as (
    select
        m.nr // 12 as aar,
        m.nr % 12 + 1 as periode
    from range(
        maaned_nr($aar, maaneder_hittil($periode)) - 23, maaned_nr($aar, maaneder_hittil($periode)) + 1
    ) as m (nr)
),

-- For the whole municipality nobody asks where a row belongs, and the months alone are a far quicker sum.
regnskap_per_ansvar as (
    select
        r.aar,
        r.periode,
        case when skal_plasseres($omraade, $enhet, $enheter) then r.omraade end as omraade_i_fil,
        case when skal_plasseres($omraade, $enhet, $enheter) then r.ansvar end as ansvar,
        sum(r.beloep) as regnskap
    from driftsregnskap as r
    where
        r.aar between $aar - 3 and $aar
        and r.periode between 1 and 12
        and ($ansvar is null or coalesce(r.ansvar, 'uten') = $ansvar)
        and ($funksjon is null or coalesce(r.funksjon, 'uten') = $funksjon)
    group by all
),

-- A budget for the whole year is spread in twelfths.
budsjett_per_ansvar as (
    select
        b.aar,
        b.periode,
        case when skal_plasseres($omraade, $enhet, $enheter) then b.omraade end as omraade_i_fil,
        case when skal_plasseres($omraade, $enhet, $enheter) then b.ansvar end as ansvar,
        sum(b.beloep) as budsjett
    from driftsbudsjett as b
    where
        b.aar between $aar - 2 and $aar
        and b.periode between 0 and 12
        and ($ansvar is null or coalesce(b.ansvar, 'uten') = $ansvar)
        and ($funksjon is null or coalesce(b.funksjon, 'uten') = $funksjon)
    group by all
),

begge as (
    select * from regnskap_per_ansvar
    union all by name
    select * from budsjett_per_ansvar
),

stedets as materialized (
    select
        b.aar,
        b.periode,
        sum(b.regnskap) as regnskap,
        sum(b.budsjett) as budsjett
    from begge as b
    left join steder as s
        on b.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    where
        ($omraade is null or coalesce(s.omraade, b.omraade_i_fil, 'uten') = $omraade)
        and ($enhet is null or coalesce(s.enhet, 'uten') = $enhet)
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], coalesce(s.enhet, 'uten')))
    group by b.aar, b.periode
),

maanedstall as (
    select
        m.aar,
        m.periode,
        naa.regnskap,
        case
            when naa.budsjett is not null or aaret.budsjett is not null
                then coalesce(naa.budsjett, 0) + coalesce(aaret.budsjett, 0) / 12
        end as budsjett,
        i_fjor.regnskap as fjoraar
    from maaneder as m
    left join stedets as naa on m.aar = naa.aar and m.periode = naa.periode
    left join stedets as aaret on m.aar = aaret.aar and aaret.periode = 0
    left join stedets as i_fjor on m.aar - 1 = i_fjor.aar and m.periode = i_fjor.periode
)

select * from maanedstall
order by aar, periode
