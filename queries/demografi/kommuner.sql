-- purpose: the regions that the lake holds inhabitants or KS's table of need for, under the numbers they have today
-- grain: one row per region; navn: the number where nobody has named it; siste_registrert: last registered year, siste_framskrevet: last projected (hoved); null where none
--   egen: it is the municipality that has, or once had, nummer
-- parameters: nummer
with egne as (
    select coalesce(max(k.naa), $nummer) as region
    from kommuner as k
    where k.kode = $nummer
),

i_befolkningen as (
    select
        coalesce(k.naa, b.region) as region,
        coalesce(max(k.navn_naa), arg_max(b.region_navn, b.aar)) as navn,
        max(b.aar) filter (where b.alternativ = 'registrert') as siste_registrert,
        max(b.aar) filter (where b.alternativ = 'hoved') as siste_framskrevet
    from befolkning as b
    left join kommuner as k on b.region = k.kode
    where b.antall > 0
    group by coalesce(k.naa, b.region)
),

i_behovet as (
    select
        coalesce(k.naa, u.kommune) as region,
        max(k.navn_naa) as navn
    from utgiftsbehov as u
    left join kommuner as k on u.kommune = k.kode
    group by coalesce(k.naa, u.kommune)
),

kommunene as (
    select
        region,
        coalesce(nullif(b.navn, region), n.navn, r.navn, region) as navn,
        b.siste_registrert,
        b.siste_framskrevet,
        n.region is not null as har_behov,
        coalesce(region = (select e.region from egne as e), false) as egen
    from i_befolkningen as b
    full join i_behovet as n using (region)
    left join regioner as r using (region)
)

select * from kommunene
order by egen desc, length(region) <> 4, navn, region
