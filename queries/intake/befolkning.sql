-- purpose: Inhabitants as a file has them, laid out in befolkning_lang, with the sexes added up and what each text means.
-- grain: one row per region, alternative, year and age of the file; antall is text, a mark where one of the sexes has it
with lest as (
    select
        l.rad,
        l.felt,
        l.tabell,
        coalesce(n.kode, regexp_extract(trim(l.region), '^(?:K-)?(\d{4}|\d{2}|0|EA\w+)(?:\s+\S.*)?$', 1)) as kode,
        l.region as region_tekst,
        coalesce(
            l.region_navn,
            nullif(regexp_extract(trim(l.region), '^(?:K-)?(?:\d{4}|\d{2}|0|EA\w+)\s+(\S.*)$', 1), ''),
            if(n.kode is not null, l.region, null)
        ) as region_navn,
        i.alternativ,
        i.aar,
        a.alder_fra,
        a.alder_til,
        if(
            regexp_full_match(l.verdi, '\d{1,3}([ .\x{a0}\x{202f}]\d{3})+'),
            regexp_replace(l.verdi, '[ .\x{a0}\x{202f}]', '', 'g'),
            l.verdi
        ) as verdi,
        l.kjonn,
        l.oppdatert
    from befolkning_lang as l
    inner join befolkning_innhold as i
        on l.innhold is not distinct from i.innhold and l.tid is not distinct from i.tid
    left join befolkning_alder as a on l.alder = a.alder
    left join befolkning_region as n on coalesce(l.region, l.region_navn) = n.navn
    where l.kjonn is null or l.kjonn in (select k.kjonn from befolkning_kjonn as k)
),

-- A number that cannot be read, or is a mark, stands for the whole.
lagt_sammen as (
    select
        min(s.rad) as rad,
        any_value(s.felt) as felt,
        any_value(s.tabell) as tabell,
        coalesce(nullif(s.kode, ''), s.region_tekst, s.region_navn) as region,
        any_value(s.region_navn) as region_navn,
        s.alternativ,
        s.aar,
        s.alder_fra,
        s.alder_til,
        if(
            count(*) = count(try_cast(s.verdi as bigint)),
            sum(try_cast(s.verdi as bigint))::varchar,
            max(s.verdi) filter (where try_cast(s.verdi as bigint) is null)
        ) as antall,
        any_value(s.oppdatert) as oppdatert
    from lest as s
    group by
        coalesce(nullif(s.kode, ''), s.region_tekst, s.region_navn),
        s.alternativ,
        s.aar,
        s.alder_fra,
        s.alder_til,
        case when s.kjonn is null then s.rad end
)

select * from lagt_sammen
