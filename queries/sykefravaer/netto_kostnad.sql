-- purpose: what substitutes and overtime cost, less what is refunded of sick pay: an estimate of the net cost of absence
-- grain: one row per nivaa (kommune, omraade, enhet) and place whose sick leave is shown in every month so far this
--   year, the dearest first; amounts in kr, expenditure + and revenue −
-- parameters: aar, periode, ansatte_minst, enheter
-- periode: 1–12; the year-end entries are left out
-- enheter: the only ones to show, and then no sums of others; null shows all
-- vikar_og_overtid: art 020, 030 and 040; sykeloennsrefusjon: art 710; netto: the two together
-- last year: the same months, and all twelve; empty where a month is hidden or has no accounts
-- place: where the ansvar belonged that month, as the sick leave is placed, so that what is hidden there is hidden here
with spenn (navn, fra, til) as (
    values
    ('hittil', maaned_nr($aar, 1), maaned_nr($aar, $periode)),
    ('samme', maaned_nr($aar - 1, 1), maaned_nr($aar - 1, $periode)),
    ('fjoraar', maaned_nr($aar - 1, 1), maaned_nr($aar - 1, 12))
),

poster as (
    select
        maaned_nr(r.aar, r.periode) as maaned,
        last_day(make_date(r.aar, r.periode, 1)) as siste_dag,
        r.ansvar,
        sum(r.beloep) filter (where r.art in ('020', '030', '040')) as vikar,
        sum(r.beloep) filter (where r.art = '710') as refusjon
    from driftsregnskap as r
    where r.aar between $aar - 1 and $aar and r.periode between 1 and 12
    group by r.aar, r.periode, r.ansvar
),

-- A month before the organisation's first date borrows the nearest description.
plasser as (
    select
        s.*,
        row_number() over (partition by s.ansvar order by s.fra) = 1 as er_foerste
    from steder as s
),

plassert as (
    select
        p.maaned,
        s.omraade,
        s.enhet,
        sum(p.vikar) as vikar,
        sum(p.refusjon) as refusjon
    from poster as p
    left join plasser as s
        on p.ansvar = s.ansvar and (p.siste_dag >= s.fra or s.er_foerste) and p.siste_dag < s.foer
    group by all
),

-- An enhet without an ansvar has no accounts to tell of.
enheter as (
    select
        s.*,
        s.enhet in (select p.enhet from plasser as p) as har_ansvar
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.total_vises and s.maaned between maaned_nr($aar - 1, 1) and maaned_nr($aar, $periode)
),

-- The months in which each place may be shown, whether or not it has any costs in them.
vist as (
    select distinct
        'kommune' as nivaa,
        'kommune' as kode,
        'Kommunen' as navn,
        null as omraade_navn,
        e.maaned
    from enheter as e
    where $enheter::varchar[] is null
    union all by name
    select
        'omraade' as nivaa,
        e.gruppe as kode,
        any_value(e.tjenesteomraade_navn) as navn,
        any_value(e.tjenesteomraade_navn) as omraade_navn,
        e.maaned
    from enheter as e
    where $enheter::varchar[] is null and e.gruppe is not null and e.har_ansvar
    group by e.gruppe, e.maaned
    union all by name
    select
        'enhet' as nivaa,
        e.enhet as kode,
        e.enhet_navn as navn,
        e.tjenesteomraade_navn as omraade_navn,
        e.maaned
    from enheter as e
    where e.enhet_vises and e.har_ansvar and ($enheter::varchar[] is null or list_contains($enheter::varchar[], e.enhet))
),

kostnader as (
    select
        'kommune' as nivaa,
        'kommune' as kode,
        p.maaned,
        sum(p.vikar) as vikar,
        sum(p.refusjon) as refusjon
    from plassert as p
    group by p.maaned
    union all by name
    select
        'omraade' as nivaa,
        p.omraade as kode,
        p.maaned,
        sum(p.vikar) as vikar,
        sum(p.refusjon) as refusjon
    from plassert as p
    where p.omraade is not null
    group by p.omraade, p.maaned
    union all by name
    select
        'enhet' as nivaa,
        p.enhet as kode,
        p.maaned,
        sum(p.vikar) as vikar,
        sum(p.refusjon) as refusjon
    from plassert as p
    where p.enhet is not null
    group by p.enhet, p.maaned
),

-- A place without posts in a month that has accounts cost nothing; a month without accounts is not known.
per_spenn as (
    select
        v.nivaa,
        v.kode,
        s.navn as spenn,
        arg_max(v.navn, v.maaned) as navn,
        arg_max(v.omraade_navn, v.maaned) as tjenesteomraade_navn,
        coalesce(sum(k.vikar), 0) as vikar,
        coalesce(sum(k.refusjon), 0) as refusjon
    from vist as v
    inner join spenn as s on v.maaned between s.fra and s.til
    inner join (select distinct maaned from poster) as m on v.maaned = m.maaned
    left join kostnader as k on v.nivaa = k.nivaa and v.kode = k.kode and v.maaned = k.maaned
    group by v.nivaa, v.kode, s.navn, s.fra, s.til
    having count(*) = s.til - s.fra + 1
),

netto_kostnad as (
    select
        p.nivaa,
        p.kode,
        any_value(p.navn) filter (where p.spenn = 'hittil') as navn,
        any_value(p.tjenesteomraade_navn) filter (where p.spenn = 'hittil') as tjenesteomraade_navn,
        any_value(p.vikar) filter (where p.spenn = 'hittil') as vikar_og_overtid,
        any_value(p.refusjon) filter (where p.spenn = 'hittil') as sykeloennsrefusjon,
        any_value(p.vikar + p.refusjon) filter (where p.spenn = 'hittil') as netto,
        any_value(p.vikar + p.refusjon) filter (where p.spenn = 'samme') as netto_samme_maaneder,
        any_value(p.vikar + p.refusjon) filter (where p.spenn = 'fjoraar') as netto_fjoraar
    from per_spenn as p
    group by p.nivaa, p.kode
    having count(*) filter (where p.spenn = 'hittil') > 0
)

select * from netto_kostnad
order by nivaa = 'enhet', nivaa = 'omraade', netto desc, navn
