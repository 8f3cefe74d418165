-- purpose: Links of the målstruktur that stand under several others.
-- grain: one row per link
-- datasets: maalstruktur
-- severity: ERROR
-- message: «{verdi}» har mer enn ett overordnet ledd: {over} (første gang i rad {rad}).
-- remedy: La ett av dem stå i «Overordnet ledd». De andre leddene det bidrar til, hører hjemme i «Støtter også».
-- parameters:
with kjente as (
    select innlest.id from innlest
    union
    select maalstruktur.id from maalstruktur
),

-- An id may have a comma of its own.
nevnte as (
    select
        innlest.rad,
        innlest.id,
        unnest(if(kjente.id is null, liste_av(innlest.overordnet), [innlest.overordnet])) as over
    from innlest
    left join kjente on innlest.overordnet = kjente.id
    where innlest.id is not null
),

delte as (
    select
        min(nevnte.rad) as rad,
        'overordnet' as kolonne,
        nevnte.id as verdi,
        string_agg(distinct nevnte.over, ', ' order by nevnte.over) as over
    from nevnte
    group by nevnte.id
    having count(distinct nevnte.over) > 1
    order by rad
)

select * from delte;
