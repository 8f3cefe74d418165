-- purpose: The numbers of Kommunekompasset: an area's («2»), a sub-criterion's («2.1»), a question's («2.1.1»).

create or replace macro kompass_nivaa(nr) as case
    when lower(nr) = 'total' then 'total'
    when regexp_full_match(nr, '\d+') then 'område'
    when regexp_full_match(nr, '\d+[.]\d+') then 'delkriterium'
    when regexp_full_match(nr, '\d+[.]\d+[.]\d+') then 'spørsmål'
end;

create or replace macro kompass_over(nr) as case
    when contains(nr, '.') then regexp_extract(nr, '^(.*)[.]', 1)
end;

-- Sorts 1.2 before 1.10; the total comes first.
create or replace macro kompass_orden(nr) as list_transform(
    string_split(nr, '.'), each -> coalesce(try_cast(each as integer), 0)
);

-- Points in a sentence: with the decimals they have, and a comma.
create or replace macro kompass_poeng(poeng) as
replace(replace(regexp_replace((poeng::decimal(38, 4))::varchar, '[.]?0+$', ''), '.', ','), '-', '−');

-- What «2. Samfunnsutvikling» and «samfunnsutvikling» have in common.
create or replace macro kompass_navneform(navn) as trim(regexp_replace(
    regexp_replace(lower(navn), '^\s*(område|delkriterium)?\s*\d+([.]\d+)*[.:)]?\s', ''), '[^\p{L}\p{N}]+', ' ', 'g'
));

-- «2, 4 og 8» of a list of texts.
create or replace macro kompass_liste(ord) as
if(len(ord) > 1, array_to_string(ord[:-2], ', ') || ' og ' || ord[-1], ord[1]);

-- The same of many: the first ten, and how many more there are.
create or replace macro kompass_noen(ord) as
kompass_liste(if(len(ord) > 12, list_append(ord[:10], (len(ord) - 10) || ' til'), ord));

-- Every total, area and sub-criterion of every version, and its maximum (points).
create or replace macro kompass_ledd(omraader := 'kompass_omraade', kriterier := 'kompass_kriterium') as table
select
    o.versjon,
    'total' as nr,
    'total' as navn,
    sum(o.maks::decimal(18, 4))::decimal(18, 4) as maks
from query_table(omraader) as o
group by o.versjon
union all
select
    o.versjon,
    o.nr,
    o.navn,
    o.maks::decimal(18, 4) as maks
from query_table(omraader) as o
union all
select
    k.versjon,
    k.nr,
    k.navn,
    k.maks::decimal(18, 4) as maks
from query_table(kriterier) as k;

-- The questions of every version, and whether its whole list of them is loaded.
create or replace macro kompass_spoersmaalene(
    spoersmaal := 'kompassspoersmaal', versjoner := 'kompass_versjon', kriterier := 'kompass_kriterium'
) as table
select
    s.versjon,
    s.nr,
    k.nr as kriterium,
    count(*) over (partition by s.versjon) = v.spoersmaal::integer as hel
from query_table(spoersmaal) as s
inner join query_table(versjoner) as v on s.versjon = v.versjon
inner join query_table(kriterier) as k on s.versjon = k.versjon and kompass_over(s.nr) = k.nr;
