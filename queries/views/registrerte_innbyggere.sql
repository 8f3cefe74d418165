-- purpose: registered inhabitants 1 January under the numbers that municipalities have today, those of an age that services
--   are made for apart
-- grain: one row per municipality and year in which it covered the area it does today. A figure is null where a part of it
--   is not known
with dagens_numre as (
    select
        coalesce(k.naa, b.region) as region,
        b.aar,
        b.alder_fra,
        b.alder_til,
        b.antall
    from befolkning as b
    left join kommuner as k on b.region = k.kode
    where
        b.alternativ = 'registrert'
        and regexp_full_match(b.region, '\d{4}')
        -- A number is listed with nought also in the years when nobody had it.
        and (k.kode is null or b.aar between coalesce(k.fra, 0) and coalesce(k.til, 9999))
        and b.aar >= coalesce(k.brudd_aar, 0)
)

select
    d.region,
    d.aar,
    sum_av_kjente(d.antall) as innbyggere,
    antall_i_alder(d.antall, d.alder_fra, d.alder_til, 0, 5) as under_6,
    antall_i_alder(d.antall, d.alder_fra, d.alder_til, 6, 15) as fra_6_til_15,
    antall_i_alder(d.antall, d.alder_fra, d.alder_til, 80, null) as over_80
from dagens_numre as d
group by d.region, d.aar
