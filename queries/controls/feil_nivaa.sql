-- purpose: Links that do not stand below the level of the link they belong to.
-- grain: one row per finding
-- datasets: maalstruktur
-- severity: WARNING
-- message: Rad {rad}: «{id}» ({verdi}) står under «{over}» ({over_nivaa}), som ikke er et høyere nivå.
-- remedy: Kontroller nivået og «Overordnet ledd». Nivåene ovenfra er visjon; satsingsområde, delstrategi og
--   innsatsområde; fokusområde; mål; delmål; oppdrag, tiltak og hovedoppgave; aktivitet; indikator.
-- parameters:
with nivaaer (nivaa, rang) as (
    values
    ('visjon', 1),
    ('satsingsområde', 2),
    ('delstrategi', 2),
    ('innsatsområde', 2),
    ('fokusområde', 3),
    ('mål', 4),
    ('delmål', 5),
    ('oppdrag', 6),
    ('tiltak', 6),
    ('hovedoppgave', 6),
    ('aktivitet', 7),
    ('indikator', 8)
),

kjente as (
    select innlest.id, any_value(innlest.nivaa) as nivaa
    from innlest
    group by innlest.id
    union all
    select andre.id, any_value(andre.nivaa) as nivaa
    from maalstruktur as andre
    anti join innlest as samme_plan on andre.plan = samme_plan.plan
    anti join innlest as samme_id on andre.id = samme_id.id
    group by andre.id
),

-- A tiltak may serve an oppdrag, and a delstrategi a satsingsområde.
snudde as (
    select
        innlest.rad,
        'nivå' as kolonne,
        innlest.nivaa as verdi,
        innlest.id,
        innlest.overordnet as over,
        kjente.nivaa as over_nivaa
    from innlest
    inner join kjente on innlest.overordnet = kjente.id
    inner join nivaaer as eget on innlest.nivaa = eget.nivaa
    inner join nivaaer as overs on kjente.nivaa = overs.nivaa
    where innlest.id <> innlest.overordnet and (eget.rang < overs.rang or eget.nivaa = overs.nivaa)
    order by innlest.rad
)

select * from snudde;
