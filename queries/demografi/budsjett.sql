-- purpose: net budgets for operations per tjenesteområde, and the part of each that a sector of KS's table is about
-- grain: one row per aar, omraade and sektor (null: what the demography does not drive); amounts in kr, net expenditure positive,
--   the same posts as § 5-4's second table; every year as organised at the end of organisert
-- parameters: fra, til, organisert
with poster as (
    select
        b.aar,
        b.ansvar,
        b.omraade as omraade_i_fil,
        sektor_av_gruppe(f.gruppe) as sektor,
        sum(b.beloep) as beloep
    from driftsbudsjett as b
    inner join oppstilling_art as o
        on
            o.oppstilling = '5-4'
            and o.linje = '6'
            and gjelder_i_aaret(b.aar, o.gyldig_fra, o.gyldig_til)
            and er_i_spennet(b.art, o.fra_art, o.til_art)
            and er_i_spennet(b.funksjon, o.fra_funksjon, o.til_funksjon)
    left join funksjon as f on b.funksjon = f.kode
    where b.aar between $fra and $til
    group by all
),

budsjett_per_omraade as (
    select
        p.aar,
        coalesce(s.omraade, p.omraade_i_fil, 'uten') as omraade,
        coalesce(max(s.omraade_navn), max(p.omraade_i_fil), 'Uten tjenesteområde') as navn,
        p.sektor,
        sum(p.beloep) as beloep
    from poster as p
    left join steder as s
        on p.ansvar = s.ansvar and siste_dag($organisert, 12) >= s.fra and siste_dag($organisert, 12) < s.foer
    group by p.aar, coalesce(s.omraade, p.omraade_i_fil, 'uten'), p.sektor
)

select * from budsjett_per_omraade
order by aar, navn, omraade, sektor
