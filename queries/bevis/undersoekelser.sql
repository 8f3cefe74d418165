-- purpose: how many surveys of a kind are held, and how many of those asked have answered
-- grain: one row; fra, til: the years of the surveys
-- parameters: fra, til, slag, personer_minst
-- slag: innbygger, bruker, medarbeider or kompetanse
-- svar, inviterte: of all who answered, never of a group; null where a survey does not tell, or fewer than personer_minst
--   have answered one of them
with hele as (
    select
        u.navn,
        u.aar,
        trim(coalesce(u.tjenesteomraade, '')) as omraade,
        max(u.svar) as svar,
        max(u.inviterte) as inviterte
    from undersoekelse as u
    where
        u.slag = $slag
        and u.aar between year($fra::date) and year($til::date)
        and trim(coalesce(u.gruppe, '')) = ''
    group by all
),

-- All who answered, or those of the one tjenesteområde that the survey is of.
svarene as (
    select
        u.navn,
        u.aar,
        if(count(h.omraade) = 1 or min(h.omraade) = '', arg_min(h.svar, h.omraade), null) as svar,
        if(count(h.omraade) = 1 or min(h.omraade) = '', arg_min(h.inviterte, h.omraade), null) as inviterte
    from (
        select distinct
            alle.navn,
            alle.aar
        from undersoekelse as alle
        where alle.slag = $slag and alle.aar between year($fra::date) and year($til::date)
    ) as u
    left join hele as h on u.navn = h.navn and u.aar = h.aar
    group by u.navn, u.aar
),

telt as (
    select
        count(*)::integer as teller,
        null::integer as nevner,
        bool_and(coalesce(h.svar >= $personer_minst and h.inviterte > 0, false)) as kjent,
        if(kjent, sum(h.svar), null)::integer as svar,
        if(kjent, sum(h.inviterte), null)::integer as inviterte,
        make_date(min(h.aar), 1, 1) as fra,
        make_date(max(h.aar), 12, 31) as til
    from svarene as h
)

select * from telt
order by teller
