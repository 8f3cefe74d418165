-- purpose: Areas whose strengths and challenges stand and are not in the file: the file replaces all that is said of the
--   evaluation.
-- grain: one row per evaluation
-- datasets: kompassomtale
-- severity: WARNING
-- message: Filen har ingen punkter for nr. {verdi} i evalueringen av {navn} i {aar}. De som står der nå ({antall}), forsvinner.
-- remedy: Filen skal være hele omtalen av evalueringen. Er den bare et utdrag, legg til punktene som mangler, og last opp på
--   nytt. Det som står nå, blir liggende i en eldre versjon, og kan gjenopprettes.
-- parameters:
with filen as (
    select i.kommune, i.aar, min(i.rad) as rad
    from innlest as i
    group by i.kommune, i.aar
),

borte as (
    select
        f.rad,
        'nr' as kolonne,
        kompass_noen(list(distinct s.nr order by kompass_orden(s.nr))) as verdi,
        count(*) as antall,
        coalesce(
            (select max(e.kommune_navn) from kompassevaluering as e where e.kommune = f.kommune and e.aar = f.aar), f.kommune
        ) as navn,
        f.aar
    from filen as f
    inner join kompassomtale as s on f.kommune = s.kommune and f.aar = s.aar
    anti join innlest as i on s.kommune = i.kommune and s.aar = i.aar and s.nr = i.nr
    group by f.rad, f.kommune, f.aar
    order by f.rad
)

select * from borte;
