-- purpose: the catalogue of key figures: what each says, which way is good where one is, and its caveat
-- grain: one row per nokkeltall of the area (null: of every area), in the areas' order; cost first, then coverage and quality
-- parameters: omraade
-- omraade: null is every area
with ordnet as (
    select
        n.id as nokkeltall,
        n.omraade,
        o.tittel as omraade_tittel,
        o.sortering::integer as sortering,
        n.tittel,
        n.enhet,
        n.slag,
        n.retning,
        n.per,
        n.delkostnad,
        n.deflateres = 'ja' as deflateres,
        n.hva,
        n.forbehold,
        n.tabell,
        n.kode,
        list_position(['ramme', 'kostnad', 'dekning', 'kvalitet'], n.slag) as slag_plass,
        n.rowid as tall_plass
    from nokkeltall as n
    inner join kostra_omraade as o on n.omraade = o.kode
    where $omraade is null or n.omraade = $omraade
)

select * from ordnet
order by sortering, slag_plass, tall_plass
