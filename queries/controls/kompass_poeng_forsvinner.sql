-- purpose: Points and statements that an evaluation has and the file does not: the file replaces the whole evaluation.
-- grain: one row per evaluation
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Evalueringen av {navn} i {aar} har {staar} nå, og filen har {kommer}. Poeng eller utsagn om poeng forsvinner for
--   {antall} nr.: {verdi}.
-- remedy: Filen skal være hele evalueringen. Er den bare et utdrag, legg til radene som mangler, og last opp på nytt. Det
--   som står nå, blir liggende i en eldre versjon, og kan gjenopprettes.
-- parameters:
with filen as (
    select
        i.kommune,
        i.aar,
        any_value(i.kommune_navn) as navn,
        min(i.rad) as rad,
        count(*) as kommer
    from innlest as i
    group by i.kommune, i.aar
),

-- What could not be read is told by itself, and is not gone.
fylte as (
    select i.kommune, i.aar, i.nr
    from innlest as i
    where
        coalesce(i.skaar::varchar, i.minst::varchar, i.plassering, i.mot_snittet) is not null
        or exists (
            select 1
            from brudd as b
            where b.dataset = 'kompassevaluering' and b.slag = 'uleselig' and b.rad = i.rad
        )
),

staar as (
    select
        s.*,
        count(*) over (partition by s.kommune, s.aar) as staar,
        max(s.kommune_navn) over (partition by s.kommune, s.aar) as av
    from kompassevaluering as s
),

borte as (
    select
        f.rad,
        'nr' as kolonne,
        kompass_noen(list(s.nr order by kompass_orden(s.nr))) as verdi,
        count(*) as antall,
        coalesce(f.navn, any_value(s.av), f.kommune) as navn,
        f.aar,
        any_value(s.staar) || if(any_value(s.staar) = 1, ' rad', ' rader') as staar,
        f.kommer
    from filen as f
    inner join staar as s on f.kommune = s.kommune and f.aar = s.aar
    anti join fylte on s.kommune = fylte.kommune and s.aar = fylte.aar and s.nr = fylte.nr
    where coalesce(s.skaar::varchar, s.minst::varchar, s.plassering, s.mot_snittet) is not null
    group by f.rad, f.navn, f.kommune, f.aar, f.kommer
    order by f.rad
)

select * from borte;
