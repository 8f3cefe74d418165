-- purpose: Text from a file into a typed value; null where the text is not such a value.

create or replace macro les_tekst(tekst) as nullif(trim(tekst), '');

create or replace macro foerste_av(tekst, reserve) as coalesce(les_tekst(tekst), reserve);

create or replace macro les_listeverdi(tekst) as lower(les_tekst(tekst));

-- A closed list has its own words, and municipalities theirs: reference list statusord says which is which.
create or replace macro les_kjent_verdi(tekst, i_datasett, i_kolonne) as coalesce(
    (
        select any_value(s.verdi)
        from query_table('statusord') as s
        where s.datasett = i_datasett and s.kolonne = i_kolonne and s.ord = les_listeverdi(tekst)
    ),
    les_listeverdi(tekst)
);

-- Currency and the «,-» of whole kroner are no part of the number.
create or replace macro uten_valuta(tekst) as
regexp_replace(regexp_replace(trim(tekst), '(?i)^(kr|nok)\.?\s*|\s*(kr|nok)\.?$', '', 'g'), ',[-–]$', '');

-- The mark may stand before or behind, thousands may be parted by blanks, points, commas or apostrophes.
create or replace macro tall_er_lesbart(tekst, desimal, tusen) as regexp_full_match(
    tekst,
    '[-+−(]?\s*(\d+|\d{1,3}([' || case tusen when '.' then '.' when ',' then ',' when '''' then '''' else ' ' end
    || '\x{a0}\x{202f}]\d{3})+)(\' || desimal || '\d*)?\s*[-−)]?'
);

-- The digits alone, ready for a cast. Plain numbers, nearly all of them, take the short way.
-- Excel's accounting format writes zero as a lone dash.
create or replace macro tallets_sifre(tekst, desimal, tusen) as case
    when regexp_full_match(tekst, '-?[0-9]+(\' || desimal || '[0-9]+)?') then replace(tekst, desimal, '.')
    when trim(tekst) in ('-', '−', '–') then '0'
    when tall_er_lesbart(uten_valuta(tekst), desimal, tusen) then
        case when regexp_matches(uten_valuta(tekst), '[-−(]') then '-' else '' end || replace(
            translate(
                uten_valuta(tekst), ' +-−()''' || chr(160) || chr(8239) || case when desimal = '.' then ',' else '.' end, ''
            ),
            desimal,
            '.'
        )
end;

-- The wider decimals are hundreds of times slower: for the few amounts that need them.
create or replace macro skalert(tall, skala) as coalesce(
    try_cast(try(tall * skala) as decimal(18, 2)),
    try_cast(tall::decimal(38, 6) * skala as decimal(18, 2))
);

-- Larger than the column holds is as unreadable as text. Decimals of more than 18 digits are read a hundred times slower.
create or replace macro les_kroner(tekst, desimal, tusen, skala) as case
    when skala = 1 then try_cast(tallets_sifre(tekst, desimal, tusen) as decimal(18, 2))
    else skalert(try_cast(tallets_sifre(tekst, desimal, tusen) as decimal(18, 6)), skala)
end;

create or replace macro les_merke(tekst) as case when trim(tekst) in ('.', '..', ':') then trim(tekst) end;

create or replace macro les_noekkeltall(tekst, desimal, tusen) as case
    when les_merke(tekst) is null then try_cast(tallets_sifre(tekst, desimal, tusen) as decimal(18, 4))
end;

create or replace macro les_heltall(tekst) as case
    when regexp_full_match(tekst, '[0-9]{1,9}') then try_cast(tekst as integer)
    else try_cast(regexp_extract(trim(tekst), '^(\d{1,9})([.,]0+)?$', 1) as integer)
end;

-- 10, P10, «Periode 10», «oktober», «okt. 2026»
create or replace macro les_periode(tekst) as coalesce(
    case when regexp_full_match(tekst, '[0-9]{1,2}') then try_cast(tekst as integer) end,
    try_cast(
        regexp_extract(trim(tekst), '(?i)^(?:p|per|periode|mnd|måned|månad)?[ .]*(\d{1,2})(?:[.,]0+)?$', 1) as integer
    ),
    case
        regexp_extract(
            lower(tekst),
            '(?:^|[^a-zæøå])(jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)'
            || '(?:uar|ruar|s|il|i|ust|t|tember|ober|ember)?(?:[^a-zæøå]|$)',
            1
        )
        when 'jan' then 1
        when 'feb' then 2
        when 'mar' then 3
        when 'apr' then 4
        when 'mai' then 5
        when 'may' then 5
        when 'jun' then 6
        when 'jul' then 7
        when 'aug' then 8
        when 'sep' then 9
        when 'okt' then 10
        when 'oct' then 10
        when 'nov' then 11
        when 'des' then 12
        when 'dec' then 12
    end
);

-- Years of four digits, or of two, never guessed from each other.
create or replace macro les_dato(tekst) as case
    when regexp_matches(trim(tekst), '^\d\d?\.\d\d?\.\d{2}$') then try_strptime(trim(tekst), '%d.%m.%y')
    else try_strptime(
        regexp_extract(trim(tekst), '^(\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{4}|\d{8})', 1),
        ['%Y-%m-%d', '%d.%m.%Y', '%d/%m/%Y', '%d-%m-%Y', '%Y%m%d']
    )
end::date;

create or replace macro les_flagg(tekst) as case
    when lower(trim(tekst)) in ('ja', 'j', 'sann', 'true', '1', 'x', 'yes') then true
    when lower(trim(tekst)) in ('nei', 'n', 'usann', 'false', '0', 'no') then false
end;

-- A function or art is three digits; spreadsheets drop the zeros in front.
create or replace macro les_kode3(tekst) as case
    when length(trim(tekst)) = 3 then trim(tekst)
    when regexp_full_match(trim(tekst), '\d{1,2}') then lpad(trim(tekst), 3, '0')
    else les_tekst(tekst)
end;

-- Codes are filled up where spreadsheets have dropped the zeros in front.
create or replace macro del_av_kode(tekst, start, lengde, bredde) as substr(
    case when length(trim(tekst)) < bredde then lpad(trim(tekst), bredde, '0') else trim(tekst) end,
    start,
    coalesce(lengde, 1000)
);

-- A municipality adopts one budget and then amends it; what the two are called differs.
create or replace macro les_versjon(tekst) as case
    when regexp_matches(lower(tekst), 'oppr|opph|vedt') then 'opprinnelig'
    when regexp_matches(lower(tekst), 'reg|rev|just|gjeld') then 'regulert'
    else les_listeverdi(tekst)
end;

create or replace macro les_kontoklasse(tekst) as case
    when tekst in ('0', '1') then tekst
    when regexp_matches(lower(tekst), 'drift') then '1'
    when regexp_matches(lower(tekst), 'invest') then '0'
    else les_tekst(tekst)
end;
