-- purpose: Areas and sub-criteria with the name of another one, most often of another version.
-- grain: one row per finding
-- datasets: kompassevaluering
-- severity: ERROR
-- message: Rad {rad}: «{verdi}» er ikke nr. {nr} i versjon {versjon}, men {hvor}.
-- remedy: Kontroller versjonen og nr. Områdene i to versjoner er ikke de samme, og kan ikke blandes. Er evalueringen fra
--   en annen versjon, rett versjonen i alle radene.
-- parameters:
with oppslag as (
    select
        o.versjon,
        o.nr,
        unnest([o.navn] || delt_ved(o.andre_navn, '[|]')) as navn
    from kompass_omraade as o
    union all
    select k.versjon, k.nr, k.navn from kompass_kriterium as k
),

navnene as (
    select oppslag.versjon, oppslag.nr, kompass_navneform(oppslag.navn) as form
    from oppslag
),

steder as (
    select
        n.form,
        kompass_liste(list_sort(list_distinct(list('nr. ' || n.nr || ' i versjon ' || n.versjon)))) as hvor
    from navnene as n
    group by n.form
),

-- Names that nobody else has are free.
fremmede as (
    select
        i.rad,
        'navn' as kolonne,
        i.navn as verdi,
        i.nr,
        i.versjon,
        s.hvor
    from innlest as i
    semi join navnene as her on i.versjon = her.versjon and i.nr = her.nr
    inner join steder as s on kompass_navneform(i.navn) = s.form
    anti join navnene as egne on i.versjon = egne.versjon and i.nr = egne.nr and kompass_navneform(i.navn) = egne.form
    order by i.rad
)

select * from fremmede;
