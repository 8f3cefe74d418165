-- purpose: age groups, the sectors that serve them, and what it takes to add ages up

-- An age span in words; 999 and null are open.
create or replace macro aldersspenn(fra, til) as case
    when coalesce(til, 999) = 999 then fra || ' år og over'
    when til = fra then fra || ' år'
    else fra || '–' || til || ' år'
end;

-- The groups that the services count by, and those of the dependency ratio. til: null is open.
create or replace macro aldersgrupper() as table
select
    g.gruppe,
    g.fra,
    coalesce(g.til, 999) as til
from (
    values
    ('alle', 0, null), ('0', 0, 0), ('1-5', 1, 5), ('6-12', 6, 12), ('13-15', 13, 15), ('16-18', 16, 18), ('19-66', 19, 66),
    ('67-79', 67, 79), ('80-89', 80, 89), ('90+', 90, null), ('80+', 80, null), ('0-19', 0, 19), ('20-64', 20, 64), ('65+', 65, null)
) as g (gruppe, fra, til);

-- Statistics Norway's single ages end in an open group at 105: nobody is missed above it.
create or replace macro eldste_alder() as 105;

-- Which of KS's sectors a function's group (reference list funksjon) belongs to; null for what the demography does not drive.
create or replace macro sektor_av_gruppe(gruppe) as case gruppe
    when 'Barnehage' then 'barnehage'
    when 'Grunnskole' then 'grunnskole'
    when 'Omsorg' then 'pleie_og_omsorg'
    when 'Helse og forebygging' then 'kommunehelse'
    when 'Sosial og bolig' then 'sosial'
    when 'Barnevern' then 'barnevern'
end;

-- Numbers that are rounded to the nearest enhet can each be half of it off, and so can the sum they are held against.
create or replace macro avrundingsrom(antall, enhet) as enhet * (antall + 1) / 2.0;
