-- purpose: what evaluators have given: every evaluation against its own version of Kommunekompasset
-- grain: one row per kommune, aar and nr (total, area, sub-criterion), the newest year first. What the version has and the
--   evaluation does not tell has a row without points
-- parameters:
-- figures: points, as printed; dato: when it was evaluated, null where it is not told. minst, plassering, mot_snittet: what is known in words only
with evalueringene as (
    select
        e.kommune,
        e.aar,
        any_value(e.versjon) as versjon,
        -- In one of its languages: «Fauske», not «Fauske - Fuossko».
        regexp_replace(
            coalesce(any_value(r.navn), any_value(k.navn_naa), any_value(e.kommune_navn), e.kommune), ' - .*$', ''
        ) as kommune_navn,
        any_value(e.dato) as dato,
        any_value(e.kilde) as kilde
    from kompassevaluering as e
    left join regioner as r on e.kommune = r.region
    left join kommuner as k on e.kommune = k.kode
    group by e.kommune, e.aar
),

numrene as (
    select
        v.versjon,
        'total' as nr
    from kompass_versjon as v
    union all
    select
        o.versjon,
        o.nr
    from kompass_omraade as o
    union all
    select
        k.versjon,
        k.nr
    from kompass_kriterium as k
),

skaarene as (
    select
        v.kommune,
        v.kommune_navn,
        v.aar,
        v.versjon,
        n.nr,
        kompass_nivaa(n.nr) as nivaa,
        e.skaar::double as skaar,
        e.minst::double as minst,
        e.plassering,
        e.mot_snittet,
        v.dato,
        v.kilde
    from evalueringene as v
    inner join numrene as n on v.versjon = n.versjon
    left join kompassevaluering as e on v.kommune = e.kommune and v.aar = e.aar and n.nr = lower(e.nr)
    order by v.aar desc, v.kommune_navn, v.kommune, kompass_orden(n.nr)
)

select * from skaarene;
