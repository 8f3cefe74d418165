-- purpose: decisions whose status says too little: no reason, no deciding body, nothing that shows it is done
-- grain: one row per vedtak made up to dato that lacks something, newest first
-- parameters: dato, vis_unntatt
with vurdert as (
    select
        v.id,
        v.organ,
        v.saksnr,
        v.tittel,
        v.moetedato,
        v.ansvarlig,
        v.status,
        coalesce(v.unntatt_offentlighet, false) as unntatt_offentlighet,
        nullif(trim(v.kommentar), '') as kommentar,
        coalesce(nullif(trim(v.aarsak), ''), nullif(trim(v.kommentar), '')) as aarsak,
        nullif(trim(v.avgjort_av), '') as avgjort_av,
        v.frist
    from vedtak as v
    where v.moetedato <= $dato::date and ($vis_unntatt::boolean or not coalesce(v.unntatt_offentlighet, false))
),

organer as (
    select distinct lower(v.organ) as organ
    from vedtak as v
    where v.organ <> ''
),

-- The deciding body has a column, and may else be named in the comment: a body of this log, or a word that such
-- bodies are called by. «Området» is no råd.
med_organ as (
    select
        v.*,
        v.avgjort_av is not null
        or coalesce(
            regexp_matches(
                lower(v.kommentar),
                'kommunestyre|bystyre|fylkesting|formannskap|utval|nemnd|komit|styret|kommunedirektør|rådmann|(^|[^m])råd(et)?\b'
            )
            or exists (select 1 from organer as o where contains(lower(v.kommentar), o.organ)),
            false
        ) as nevner_organ
    from vurdert as v
),

mangler as (
    select
        v.id,
        v.organ,
        v.moetedato,
        v.saksnr,
        v.tittel,
        v.ansvarlig,
        coalesce(v.status, 'uten status') as status,
        v.unntatt_offentlighet,
        case
            when v.status is null then 'Status mangler'
            when v.status not in ('ikke startet', 'under arbeid', 'avventer', 'utført', 'utgår')
                then 'Statusen er ikke en av de kjente, og regnes som åpen'
            when v.status = 'avventer' and v.aarsak is null then 'Årsaken til at det avventer, mangler'
            when v.status = 'utgår' and not v.nevner_organ then 'Organet som avgjorde at det utgår, mangler'
            when v.status = 'utført' and v.kommentar is null then 'Kommentar som viser at det er utført, mangler'
            when not er_avsluttet(v.status) and v.frist is null then 'Frist mangler'
        end as mangel
    from med_organ as v
    where mangel is not null
)

select * from mangler
order by moetedato desc, id
