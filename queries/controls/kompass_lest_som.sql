-- purpose: Municipalities, versions and numbers of Kommunekompasset that are read as something else than what is written.
-- grain: one row per column; of municipalities and versions one row per word
-- datasets: kompassevaluering, kompassomtale, kompassreferanse, kompassspoersmaal, egenvurdering, kompassplan
-- severity: INFO
-- message: Kolonnen «{kolonne}»: «{verdi}» er lest som «{lest}» ({rader} er lest slik, første gang i rad {rad}).
-- remedy: Stemmer det ikke, rett filen og last den opp på nytt. Kolonner med nummer som 2.1 bør være tekst i regnearket,
--   ellers kan det gjøre dem om til datoer.
-- parameters:
with celler as (
    unpivot (
        select
            innlest.rad,
            columns(navn -> regexp_full_match(navn, '(kommune|versjon|nr)(_raa)?'))::varchar
        from innlest
    )
    on columns(* exclude (rad))
    into name navn value verdi
),

-- A sign, a title or a zero more is no other number.
lest_annerledes as (
    select
        skrevet.rad,
        lest.navn,
        trim(skrevet.verdi) as verdi,
        lest.verdi as lest
    from celler as lest
    inner join celler as skrevet on lest.rad = skrevet.rad and lest.navn || '_raa' = skrevet.navn
    where not contains(replace(lower(skrevet.verdi), ',', '.'), lower(lest.verdi))
),

funnene as (
    select
        min(a.rad) as rad,
        case a.navn when 'kommune' then 'Kommune' when 'versjon' then 'Versjon' else 'Nr.' end as kolonne,
        left(arg_min(a.verdi, a.rad), 60) as verdi,
        arg_min(a.lest, a.rad) as lest,
        count(*) as antall
    from lest_annerledes as a
    group by a.navn, if(a.navn = 'nr', '', a.verdi)
    order by rad, kolonne
)

select * from funnene;
