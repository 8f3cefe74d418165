-- purpose: What files of Kommunekompasset call a municipality, a version and a number, as the product calls them.

-- Today's number of a municipality: from the number, where a spreadsheet may have dropped the zero in front, or from the
-- name, «Fauske kommune» too. A name that none has, or two, stays as it is.
create or replace macro les_kommune(tekst) as case
    when regexp_full_match(trim(tekst), '\d{3,4}') then lpad(trim(tekst), 4, '0')
    else coalesce(
        (
            select if(count(distinct k.kode) = 1, any_value(k.kode), null)
            from query_table('kommune') as k
            where
                k.erstattet_av is null
                and list_contains(
                    list_append(string_split(regexp_replace(lower(k.navn), ' \(.*\)$', ''), ' - '), lower(k.navn)),
                    regexp_replace(lower(trim(tekst)), ' kommune$', '')
                )
        ),
        les_tekst(tekst)
    )
end;

-- «Versjon 3.1», «3,1» and «3.1 (revidert)» are 3.1; «3.x» is the version 3 of the list, as long as it has just one.
create or replace macro les_kompassversjon(tekst) as case
    when regexp_matches(tekst, '\d') then coalesce(
        (
            select if(count(*) = 1, any_value(v.versjon), null)
            from query_table('kompass_versjon') as v
            where starts_with(v.versjon, regexp_extract(lower(tekst), '^\D*(\d+)(?:[.,]x.*|[^\d.,].*)?$', 1) || '.')
        ),
        replace(regexp_extract(tekst, '\d+(?:[.,]\d+)?'), ',', '.')
    )
    else les_tekst(tekst)
end;

create or replace macro kompassnr_sifre(tekst) as regexp_extract(
    trim(tekst),
    '(?i)^(?:(?:område|fokusområde|omr|delkriterium|kriterium|spørsmål|punkt|pkt|nr)\.? *)?'
    || '(\d{1,2}(?:[.,]\d{1,2}){0,2})(?:[.):]?\s+[^\d].*|[.):])?$',
    1
);

-- A spreadsheet takes 2.1 for the second of January of the year it is typed in, and 6.3.1 for the sixth of March 2001.
create or replace macro kompassnr_av_dato(dato) as concat_ws(
    '.', day(dato), month(dato), if(year(dato) between 2001 and 2019, year(dato) - 2000, null)
);

-- «2», «2.0» and «2. Samfunnsutvikling» are 2; «2,1» and «Delkriterium 2.1» are 2.1; «Totalskår» and «Sum» are total.
create or replace macro les_kompassnr(tekst) as case
    when
        regexp_full_match(
            trim(tekst), '(?i)(i alt|(total|totalt|totalen|samlet|sum)[ -]?(skår|skåre|score|poeng|poengsum|sum|resultat)?)'
        ) then 'total'
    when regexp_full_match(trim(tekst), '(?i)\d{1,2}[.-] ?[a-z]{3}') and les_periode(tekst) is not null
        then regexp_extract(trim(tekst), '\d+')::integer || '.' || les_periode(tekst)
    when kompassnr_sifre(tekst) != '' then regexp_replace(
        regexp_replace(replace(kompassnr_sifre(tekst), ',', '.'), '(^|\.)0+(\d)', '\1\2', 'g'), '^(\d+)\.0$', '\1'
    )
    when les_dato(tekst) is not null then kompassnr_av_dato(les_dato(tekst))
    else les_tekst(tekst)
end;

-- What a municipality may be called: «Fauske - Fuosko», «FAUSKE kommune» and «Fauske (Nordland)» have «fauske» in common.
create or replace macro kommune_navneformer(navn) as list_transform(
    regexp_split_to_array(lower(navn), ' +[-–] +| */ *'),
    del -> trim(regexp_replace(regexp_replace(del, '( \(.*\)| i .*)$', ''), ' kommune$', ''))
);
