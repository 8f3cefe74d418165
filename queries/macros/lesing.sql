-- purpose: Text from a file into a typed value; null where the text is not such a value.

-- The mark may stand before or behind, thousands may be parted by blanks, points or apostrophes.
create or replace macro tall_er_lesbart(tekst, desimal, tusen) as regexp_full_match(
    trim(tekst),
    '[-+−(]?\s*(\d+|\d{1,3}([' || case tusen when '.' then '.' when ',' then ',' when '''' then '''' else ' ' end
    || '\x{a0}\x{202f}]\d{3})+)(\' || desimal || '\d*)?\s*[-−)]?'
);

-- The digits alone, ready for a cast. Plain numbers, nearly all of them, take the short way.
-- Excel's accounting format writes zero as a lone dash.
create or replace macro tallets_sifre(tekst, desimal, tusen) as case
    when regexp_full_match(tekst, '-?[0-9]+(\' || desimal || '[0-9]+)?') then replace(tekst, desimal, '.')
    when trim(tekst) in ('-', '−', '–') then '0'
    when tall_er_lesbart(tekst, desimal, tusen) then
        case when regexp_matches(tekst, '[-−(]') then '-' else '' end || replace(
            translate(
                tekst, ' +-−()''' || chr(160) || chr(8239) || case when desimal = '.' then ',' else '.' end, ''
            ),
            desimal,
            '.'
        )
end;

create or replace macro les_kroner(tekst, desimal, tusen) as
try_cast(tallets_sifre(tekst, desimal, tusen) as decimal(18, 2));

create or replace macro les_noekkeltall(tekst, desimal, tusen) as case
    when trim(tekst) not in ('.', '..', ':') then try_cast(tallets_sifre(tekst, desimal, tusen) as decimal(18, 4))
end;

create or replace macro les_merke(tekst) as case when trim(tekst) in ('.', '..', ':') then trim(tekst) end;

create or replace macro les_heltall(tekst) as
try_cast(regexp_extract(trim(tekst), '^(\d{1,9})([.,]0+)?$', 1) as integer);

create or replace macro les_periode(tekst) as coalesce(
    les_heltall(regexp_extract(trim(tekst), '^[pP]?(\d{1,2})$', 1)),
    case left(lower(trim(tekst)), 3)
        when 'jan' then 1 when 'feb' then 2 when 'mar' then 3 when 'apr' then 4 when 'mai' then 5 when 'jun' then 6
        when 'jul' then 7 when 'aug' then 8 when 'sep' then 9 when 'okt' then 10 when 'nov' then 11 when 'des' then 12
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
    when regexp_full_match(trim(tekst), '\d{1,2}') then lpad(trim(tekst), 3, '0')
    else nullif(trim(tekst), '')
end;
