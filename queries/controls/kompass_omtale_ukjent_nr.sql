-- purpose: Strengths, challenges and weaknesses of areas that the evaluation's version does not have.
-- grain: one row per evaluation and number
-- datasets: kompassomtale
-- severity: ERROR
-- message: Nr. «{verdi}» er verken et område eller et delkriterium {hvor} ({rader}, første gang i rad {rad}).
-- remedy: Skriv området som 1 til 8, eller delkriteriet som 2.1. Kontroller også kommunen og året.
-- parameters:
with versjonene as (
    select e.kommune, e.aar, any_value(e.versjon) as versjon
    from kompassevaluering as e
    group by e.kommune, e.aar
),

-- Where the evaluation is not known, any version may have it.
ukjente as (
    select
        min(i.rad) as rad,
        'nr' as kolonne,
        i.nr as verdi,
        coalesce('i versjon ' || any_value(v.versjon), 'i noen versjon') as hvor,
        count(*) as antall
    from innlest as i
    left join versjonene as v on i.kommune = v.kommune and i.aar = v.aar
    anti join kompass_ledd() as l on i.nr = l.nr and l.nr <> 'total' and coalesce(v.versjon = l.versjon, true)
    where i.nr is not null
    group by i.kommune, i.aar, i.nr
    order by rad
)

select * from ukjente;
