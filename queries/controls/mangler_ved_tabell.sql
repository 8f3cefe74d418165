-- purpose: Key figures that the statistics mark as missing, not applicable or confidential.
-- grain: one row per finding
-- datasets: kostra, befolkning
-- severity: INFO
-- message: {verdier} er merket «{verdi}» ({betydning}). De blir stående som merket, aldri som 0.
-- remedy: Ingenting å gjøre.
-- parameters:
with merker as (
    select
        min(innlest.rad) as rad,
        'merke' as kolonne,
        innlest.merke as verdi,
        case innlest.merke
            when '.' then 'ikke mulig å oppgi tall'
            when '..' then 'tallgrunnlag mangler'
            when ':' then 'vises ikke av personvernhensyn'
        end as betydning,
        case count(*) when 1 then 'Én verdi' else count(*) || ' verdier' end as verdier,
        count(*) as antall
    from innlest
    where innlest.merke is not null
    group by innlest.merke
    order by verdi
)

select * from merker;
