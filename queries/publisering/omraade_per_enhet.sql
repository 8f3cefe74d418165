-- purpose: which tjenesteområde each enhet belongs to at the end of the period
-- grain: one row per enhet; omraade is null where the enhet has ansvar in more than one
-- parameters: aar, periode
-- periode: 1–12, 13 with the year-end entries, 0 the whole year
with omraade_per_enhet as (
    select
        s.enhet,
        max(s.enhet_navn) as enhet_navn,
        if(count(distinct s.omraade) = 1, max(s.omraade), null) as omraade,
        if(count(distinct s.omraade) = 1, max(s.omraade_navn), null) as omraade_navn
    from steder as s
    where siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    group by s.enhet
)

select * from omraade_per_enhet
order by enhet
