-- purpose: of the fokusområder and goals of the samfunnsdel, how many serve a UN goal, their own or that of what they are under
-- grain: one row; a plan is as it stands: fra and til are null
-- parameters:
with recursive leddene as (
    select
        m.id,
        m.overordnet,
        m.nivaa,
        trim(coalesce(m.fn_maal, '')) != '' as har
    from maalstruktur as m
    where m.planslag = 'samfunnsdel'
),

-- "union" ends a row of links that leads in a circle.
nedover as (
    select l.id
    from leddene as l
    where l.har
    union
    select l.id
    from nedover as n
    inner join leddene as l on n.id = l.overordnet
),

telt as (
    select
        (count(*) filter (where l.id in (select n.id from nedover as n)))::integer as teller,
        count(*)::integer as nevner,
        null::date as fra,
        null::date as til
    from leddene as l
    where l.nivaa in ('fokusområde', 'mål', 'delmål')
)

select * from telt
order by nevner
