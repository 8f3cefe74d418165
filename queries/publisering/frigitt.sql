-- purpose: the texts that are cleared for publication in the period, as everybody may read them
-- grain: one row per text that has not been withdrawn, those of the whole municipality first
-- parameters: aar, periode
with frigitt_naa as (
    select
        f.id,
        f.omraade,
        f.tekst,
        f.kilde,
        f.kilde_id,
        f.dato
    from frigitt as f
    where f.aar = $aar and f.periode = $periode and not f.trukket
)

select * from frigitt_naa
order by omraade nulls first, dato, try_cast(split_part(id, '-', -1) as integer), id
