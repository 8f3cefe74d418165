-- purpose: Areas of an evaluation whose points are not known.
-- grain: one row per evaluation
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Evalueringen av {kommune} i {aar} har verken poeng eller alle delkriterier for område {verdi}. De vises som ukjent,
--   og anslås aldri.
-- remedy: Finnes poengene som tall i rapporten, skriv dem inn. Er de bare vist i en figur, er det riktig å la dem stå tomme.
-- parameters:
-- What could not be read is told by itself, and is not missing.
with kjente as (
    select i.kommune, i.aar, i.versjon, i.nr
    from innlest as i
    where
        i.skaar is not null
        or exists (
            select 1
            from brudd as b
            where b.dataset = 'kompassevaluering' and b.slag = 'uleselig' and b.rad = i.rad
        )
),

evalueringene as (
    select
        i.kommune,
        i.aar,
        any_value(i.versjon) as versjon,
        any_value(i.kommune_navn) as kommune_navn,
        min(i.rad) as rad
    from innlest as i
    where i.kommune is not null and i.aar is not null
    group by i.kommune, i.aar
    having count(distinct i.versjon) = 1
),

delkriteriene as (
    select
        e.kommune,
        e.aar,
        kompass_over(k.nr) as omraade,
        bool_and(kjente.nr is not null) as hele
    from evalueringene as e
    inner join kompass_kriterium as k on e.versjon = k.versjon
    left join kjente on e.kommune = kjente.kommune and e.aar = kjente.aar and k.nr = kjente.nr
    group by e.kommune, e.aar, omraade
),

ukjente as (
    select
        e.rad,
        'nr' as kolonne,
        kompass_liste(list(o.nr order by kompass_orden(o.nr))) as verdi,
        coalesce(e.kommune_navn, e.kommune) as kommune,
        e.aar
    from evalueringene as e
    inner join kompass_omraade as o on e.versjon = o.versjon
    left join delkriteriene as d on e.kommune = d.kommune and e.aar = d.aar and o.nr = d.omraade
    anti join kjente on e.kommune = kjente.kommune and e.aar = kjente.aar and o.nr = kjente.nr
    where not coalesce(d.hele, false)
    group by e.rad, e.kommune, e.kommune_navn, e.aar
    order by e.rad
)

select * from ukjente;
