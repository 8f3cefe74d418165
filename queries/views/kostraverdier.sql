-- purpose: the catalogue's key figures as Statistics Norway has published them, under the numbers that municipalities
--   have today. Key figures are never added up: before a merger a municipality's series is carried on from the one that
--   bore its name, and is marked; where none did, it begins with the merger.
-- grain: one row per nokkeltall, region and year; verdi is null where merke (. .. :) stands in its place. brudd: the figure
--   is of another area, or the group of another grouping, than today's
with katalog as (
    select
        n.id,
        n.tabell,
        n.kode,
        lower(n.ssb_tittel) as ssb_tittel,
        n.undergruppe_kode,
        lower(n.ssb_undergruppe) as ssb_undergruppe
    from nokkeltall as n
),

uttrekk as (
    select
        n.id as nokkeltall,
        k.region,
        k.aar,
        k.verdi,
        k.merke,
        k.oppdatert
    from kostra as k
    inner join katalog as n
        on
            k.tabell = n.tabell
            and (k.nokkeltall = n.kode or (lower(k.tittel) = n.ssb_tittel and (n.kode is null or k.nokkeltall = k.tittel)))
            and (
                (n.undergruppe_kode is null and n.ssb_undergruppe is null)
                or k.undergruppe_kode = n.undergruppe_kode
                or (k.undergruppe_kode is null and lower(k.undergruppe) = n.ssb_undergruppe)
            )
    where k.verdi is not null or k.merke is not null
),

siste_aargang as (
    select *
    from uttrekk as u
    qualify row_number() over (partition by u.nokkeltall, u.region, u.aar order by u.oppdatert desc nulls last) = 1
),

dagens_numre as (
    select
        s.nokkeltall,
        coalesce(k.naa, s.region) as region,
        s.region as region_da,
        s.aar,
        s.verdi,
        s.merke,
        s.oppdatert,
        coalesce(k.samme_navn, true) as samme_navn,
        coalesce(s.aar < k.brudd_aar, false) or (s.region like 'EKG%' and s.aar < 2020) as brudd
    from siste_aargang as s
    left join kommuner as k on s.region = k.kode and s.aar between coalesce(k.fra, 0) and coalesce(k.til, 9999)
),

serier as (
    select *
    from dagens_numre as d
    where d.samme_navn or not d.brudd
    qualify
        row_number() over (
            partition by d.nokkeltall, d.region, d.aar
            order by d.verdi is null, not d.samme_navn, d.region_da <> d.region, d.region_da
        ) = 1
)

select
    s.nokkeltall,
    s.region,
    s.region_da,
    s.aar,
    s.verdi,
    s.merke,
    s.oppdatert,
    s.brudd
from serier as s
