-- purpose: deviation, per cent, thresholds, periodised budget and year-end forecast as formulas

-- + is mindreforbruk, − is merforbruk; expenditure is stored as +, revenue as −.
create or replace macro avvik(budsjett, regnskap) as budsjett - regnskap;

create or replace macro avvik_i_prosent_av(grunnlag, budsjett, regnskap) as
    100.0 * avvik(budsjett, regnskap) / nullif(abs(grunnlag), 0);

-- Per cent of the size of the budget; null where there is no budget to compare with.
create or replace macro avvik_prosent(budsjett, regnskap) as avvik_i_prosent_av(budsjett, budsjett, regnskap);

-- Past both limits. Without a budget there is no per cent to be within, so the kroner decide.
create or replace macro er_til_muntlig_gjennomgang(budsjett, regnskap, grense_kr, grense_prosent) as coalesce(
    abs(avvik(budsjett, regnskap)) > grense_kr
    and coalesce(abs(avvik_prosent(budsjett, regnskap)) > grense_prosent, true),
    false
);

-- The chosen period: 1–12 a month, 13 the year with its year-end entries, 0 the whole year however it was entered.
create or replace macro maaneder_hittil(valgt) as case when valgt between 1 and 12 then valgt else 12 end;

create or replace macro siste_dag(aar, valgt) as last_day(make_date(aar, maaneder_hittil(valgt), 1));

create or replace macro er_hittil(periode, valgt) as case when valgt = 0 then true else periode between 1 and valgt end;

-- How many twelfths of a budget row belong to the year so far: all of a month's row, and of a row for the whole
-- year (periode 0) as many as months have passed.
create or replace macro tolvdeler_hittil(periode, valgt) as case
    when periode = 0 then maaneder_hittil(valgt)
    when er_hittil(periode, valgt) then 12
    else 0
end;

-- The three ways to a year-end forecast that need only accounts and budget.
create or replace macro prognose_rest(regnskap, budsjett, aarsbudsjett) as regnskap + aarsbudsjett - budsjett;

create or replace macro prognose_takt(regnskap, valgt) as regnskap * 12.0 / maaneder_hittil(valgt);

-- Season: a whole (regnskap / andel) carried out to its parts by their budgets, so that the parts add up to it and
-- each keeps its own rhythm. The carrier (baerer) is what remains of the budget, or the year's where little remains.
create or replace macro sesongfaktor(regnskap, baerer, andel) as (regnskap / andel - regnskap) / nullif(baerer, 0);

create or replace macro prognose_sesong(regnskap, baerer, faktor) as regnskap + faktor * baerer;

-- A factor far from 1 means that the remaining budget cannot carry the season; nor can the year's if it is outgrown.
create or replace macro rest_baerer_sesongen(faktor_rest) as faktor_rest between 0.2 and 5;

create or replace macro aaret_baerer_sesongen(faktor_aar) as faktor_aar between -1 and 1;

-- Only a year with all its months can say how large a share of a year has passed, and how a year ends.
create or replace macro er_helt_aar(foerste_periode, siste_periode) as foerste_periode <= 1 and siste_periode >= 12;

-- A share of the year is trusted when at least two whole years stand behind it, each of some size, and they agree
-- within a tenth of their mean: then the forecast is hardly more than five per cent off for that reason.
create or replace macro hvorfor_ikke_andel(antall_aar, laveste, hoeyeste, minste_beloep) as case
    when antall_aar < 2 then 'for få år'
    when minste_beloep < 500000 then 'lite beløp'
    when laveste <= 0 or hoeyeste - laveste > 0.1 * (hoeyeste + laveste) / 2 then 'ustabil andel'
end;

create or replace macro er_stabil_andel(antall_aar, laveste, hoeyeste, minste_beloep) as
    hvorfor_ikke_andel(antall_aar, laveste, hoeyeste, minste_beloep) is null;

-- Whether a place, or the reader's own units, is chosen, so that each ansvar must be placed.
create or replace macro skal_plasseres(omraade, enhet, enheter) as
    omraade is not null or enhet is not null or enheter::varchar[] is not null;

-- What is set aside, drawn or carried forward when the year is closed (KOSTRA 880, 899) follows from how it went.
create or replace macro er_disponering(funksjon) as coalesce(funksjon in ('880', '899'), false);
