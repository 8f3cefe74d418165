-- purpose: Maximum points of questions that do not make the maximum of their sub-criterion.
-- grain: one row per sub-criterion, or per question with a negative maximum
-- datasets: kompassspoersmaal
-- severity: ERROR
-- message: Rad {rad}: {hva}.
-- remedy: Kontroller poengene. Deler spørsmålene likt, la cellene stå tomme, så regnes det ut.
-- parameters:
with spoersmaal as (
    select
        i.rad,
        i.versjon,
        i.nr,
        i.maks,
        k.nr as kriterium,
        k.maks::decimal(18, 4) as kriteriets,
        count(*) over (partition by i.versjon) = v.spoersmaal::integer as hel
    from innlest as i
    inner join kompass_versjon as v on i.versjon = v.versjon
    inner join kompass_kriterium as k on i.versjon = k.versjon and kompass_over(i.nr) = k.nr
),

summene as (
    select
        s.kriterium,
        s.kriteriets,
        min(s.rad) as rad,
        sum(s.maks) as sum,
        bool_and(s.hel and s.maks is not null) as hele,
        count(s.maks) as gitte
    from spoersmaal as s
    group by s.versjon, s.kriterium, s.kriteriets
),

-- Hundredths are rounding: three questions of 6.67 are 20.
feil as (
    select
        s.rad,
        'maks' as kolonne,
        s.maks as verdi,
        'høyeste poengsum for ' || s.nr || ' er ' || kompass_poeng(s.maks) || ', og kan ikke være negativ' as hva
    from spoersmaal as s
    where s.maks < 0
    union all
    select
        s.rad,
        'maks' as kolonne,
        s.sum as verdi,
        'spørsmålene i ' || s.kriterium || ' har til sammen ' || kompass_poeng(s.sum) || ' poeng, og delkriteriet har '
        || kompass_poeng(s.kriteriets) as hva
    from summene as s
    where s.sum - s.kriteriets > 0.05 or (s.hele and s.kriteriets - s.sum > 0.05)
    order by rad
)

select * from feil;
