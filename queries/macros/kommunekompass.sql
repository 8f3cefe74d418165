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
