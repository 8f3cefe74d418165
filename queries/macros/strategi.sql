-- purpose: Cells that hold several names or ids, as lists.

create or replace macro liste_av(tekst) as list_filter(
    [trim(each) for each in regexp_split_to_array(coalesce(tekst, ''), '[;,\n]')], each -> each != ''
);

create or replace macro punkter_av(tekst) as list_filter(
    [trim(each) for each in regexp_split_to_array(coalesce(tekst, ''), '[;\n]')], each -> each != ''
);
