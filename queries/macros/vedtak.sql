-- purpose: what is still to be done, and what is late; the same for vedtak and tiltak.
create or replace macro er_avsluttet(status) as coalesce(status in ('utført', 'gjennomført', 'utgår'), false);

-- Days past the deadline on $dato; null when it is not late.
create or replace macro dager_over_frist(frist, status, dato) as
    case when frist < dato and not er_avsluttet(status) then date_diff('day', frist, dato) end;

-- Whether a deadline is of the kind asked for: 'over', 'innen_30', 'innen_90', 'senere', 'uten'; null asks for all.
create or replace macro har_frist(frist, dager_over, dato, slag) as case slag
    when 'over' then dager_over is not null
    when 'innen_30' then coalesce(date_diff('day', dato, frist) between 0 and 30, false)
    when 'innen_90' then coalesce(date_diff('day', dato, frist) between 0 and 90, false)
    when 'senere' then coalesce(date_diff('day', dato, frist) > 90, false)
    when 'uten' then frist is null
    else slag is null
end;

-- How long ago, in whole months, as the bands that open decisions are counted in.
create or replace macro aldersgruppe(moetedato, dato) as case
    when date_sub('month', moetedato, dato) < 3 then 'under 3 måneder'
    when date_sub('month', moetedato, dato) < 6 then '3–6 måneder'
    when date_sub('month', moetedato, dato) < 12 then '6–12 måneder'
    else 'over 12 måneder'
end;

-- The names of the tjenesteområder as they are now.
create or replace macro tjenesteomraader(struktur := 'organisasjon') as table
select
    o.tjenesteomraade as kode,
    coalesce(arg_max(o.tjenesteomraade_navn, o.gyldig_fra), o.tjenesteomraade) as navn
from query_table(struktur) as o
group by o.tjenesteomraade;
