-- purpose: the decisions that can be drawn for etterprøving: those not exempt from public disclosure
-- grain: one row per vedtak made in the days and the body asked for, and no later than dato
-- parameters: dato, fra, til, organ
-- fra, til, organ: null sets no limit
-- entydig_saksnr: whether no other decision in the log has the case number; those exempt are counted too
with talt as (
    select
        v.*,
        count(*) over (partition by lower(trim(v.saksnr))) = 1 as entydig_saksnr
    from vedtak as v
),

kan_trekkes as (
    select
        v.id,
        v.organ,
        v.moetedato,
        v.saksnr,
        v.arkivsaknr,
        v.tittel,
        v.vedtakstekst,
        coalesce(v.type, 'vedtak') as type,
        coalesce(o.navn, v.tjenesteomraade, 'Ikke plassert') as tjenesteomraade_navn,
        v.ansvarlig,
        v.frist,
        v.status,
        v.statusdato,
        v.aarsak,
        v.avgjort_av,
        v.kommentar,
        v.lenke,
        dager_over_frist(v.frist, v.status, $dato::date)::integer as dager_forsinket,
        v.entydig_saksnr
    from talt as v
    left join tjenesteomraader() as o on v.tjenesteomraade = o.kode
    where
        not coalesce(v.unntatt_offentlighet, false)
        and v.moetedato between coalesce($fra::date, v.moetedato) and least($til::date, $dato::date)
        and v.organ = coalesce($organ::varchar, v.organ)
)

select * from kan_trekkes
order by moetedato, id
