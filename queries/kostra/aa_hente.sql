-- purpose: which key figures of the catalogue are fetched from Statistics Norway, in its codes or its own words
-- grain: one row per nokkeltall. rad: its line in the reference list, under the headings
-- parameters:
with aa_hente as (
    select
        n.id,
        n.tabell,
        n.kode,
        n.ssb_tittel,
        n.undergruppe_kode,
        n.ssb_undergruppe,
        n.tittel,
        n.rowid + 2 as rad
    from nokkeltall as n
    where regexp_full_match(n.tabell, '\d{5}')
)

select * from aa_hente
order by tabell, id
