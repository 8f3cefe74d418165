-- purpose: political decisions with how late they are, filtered; those latest first, then by deadline
-- grain: one row per vedtak made up to dato
-- parameters: dato, organ, omraade, status, type, frist, soek, vis_unntatt
-- filters: organ, omraade, status, type, frist, soek: null lets all through, but status null leaves out what is done
--   or dropped, and status 'alle' leaves out nothing
-- frist: 'over' (late), 'innen_30' and 'innen_90' (days from dato), 'senere' (than those), 'uten'
-- vis_unntatt: whether those exempt from public disclosure are among them
with vurdert as (
    select
        v.*,
        coalesce(v.type, 'vedtak') as slag,
        coalesce(v.status, 'uten status') as statusnavn,
        coalesce(o.navn, v.tjenesteomraade, 'Ikke plassert') as tjenesteomraade_navn,
        dager_over_frist(v.frist, v.status, $dato::date) as dager_forsinket
    from vedtak as v
    left join tjenesteomraader() as o on v.tjenesteomraade = o.kode
    where v.moetedato <= $dato::date and ($vis_unntatt::boolean or not coalesce(v.unntatt_offentlighet, false))
),

valgt as (
    select v.*
    from vurdert as v
    where
        v.organ = coalesce($organ::varchar, v.organ)
        and coalesce(v.tjenesteomraade, '') = coalesce($omraade::varchar, v.tjenesteomraade, '')
        and v.slag = coalesce($type::varchar, v.slag)
        and case
            when $status::varchar is null then not er_avsluttet(v.status)
            when $status::varchar = 'alle' then true
            else v.statusnavn = $status::varchar
        end
        and har_frist(v.frist, v.dager_forsinket, $dato::date, $frist::varchar)
        and contains(
            lower(
                concat_ws(
                    ' ', v.id, v.saksnr, v.arkivsaknr, v.tittel, v.vedtakstekst, v.ansvarlig, v.aarsak, v.avgjort_av,
                    v.kommentar
                )
            ),
            lower(coalesce($soek::varchar, ''))
        )
),

liste as (
    select
        v.id,
        v.organ,
        v.moetedato,
        v.saksnr,
        v.tittel,
        v.vedtakstekst,
        v.slag as type,
        v.tjenesteomraade,
        v.tjenesteomraade_navn,
        v.ansvarlig,
        v.frist,
        v.statusnavn as status,
        v.statusdato,
        v.aarsak,
        v.avgjort_av,
        v.kommentar,
        v.lenke,
        coalesce(v.unntatt_offentlighet, false) as unntatt_offentlighet,
        v.dager_forsinket::integer as dager_forsinket
    from valgt as v
)

select * from liste
order by dager_forsinket desc nulls last, frist nulls last, moetedato, id
