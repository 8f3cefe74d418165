-- purpose: Municipality numbers that nobody has, or that are not those of the municipality the file names.
-- grain: one row per number and name
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Kommunenr. «{verdi}» {hva} ({rader}, første gang i rad {rad}).
-- remedy: Kontroller nummeret og navnet mot hverandre før du godkjenner. Evalueringen lagres på nummeret, og vises som den
--   kommunens.
-- parameters:
with navnene as (
    select k.kode, k.navn, 1 as plass from kommune as k
    union all
    select g.kommune as kode, g.kommune_navn as navn, 2 as plass from kommunegruppe as g
    union all
    -- What it was called before it got this number, and nothing but the number.
    select k.erstattet_av as kode, k.navn, 3 as plass from kommune as k where k.endring = 'nytt nummer'
),

kjente as (
    select
        n.kode,
        arg_min(n.navn, n.plass) as navn,
        flatten(list(kommune_navneformer(n.navn)) filter (where n.navn is not null)) as former
    from navnene as n
    group by n.kode
),

oppgitte as (
    select
        min(i.rad) as rad,
        i.kommune as verdi,
        i.kommune_navn as navn,
        count(*) as antall
    from innlest as i
    where i.kommune is not null
    group by i.kommune, i.kommune_navn
),

avvikende as (
    select
        o.rad,
        'kommune' as kolonne,
        o.verdi,
        o.antall,
        if(k.kode is null, 'finnes ikke i listen over kommuner', 'er ' || k.navn)
        || coalesce(', og filen kaller den «' || left(o.navn, 60) || '»', '') as hva
    from oppgitte as o
    left join kjente as k on o.verdi = k.kode
    where k.kode is null or not list_has_any(k.former, kommune_navneformer(o.navn))
    order by o.rad
)

select * from avvikende;
