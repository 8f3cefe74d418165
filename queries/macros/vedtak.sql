-- purpose: what is still to be done, and what is late; the same for vedtak and tiltak.
create or replace macro er_avsluttet(status) as coalesce(status in ('utført', 'gjennomført', 'utgår'), false);

-- Days past the deadline on $dato; null when it is not late.
create or replace macro dager_over_frist(frist, status, dato) as
    case when frist < dato and not er_avsluttet(status) then date_diff('day', frist, dato) end;

-- The names of the tjenesteområder as they are now.
create or replace macro tjenesteomraader(struktur := 'organisasjon') as table
select
    o.tjenesteomraade as kode,
    coalesce(arg_max(o.tjenesteomraade_navn, o.gyldig_fra), o.tjenesteomraade) as navn
from query_table(struktur) as o
group by o.tjenesteomraade;
