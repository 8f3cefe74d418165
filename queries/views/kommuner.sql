-- purpose: municipality numbers through time
-- grain: one row per number ever used
select
    k.kode,
    k.navn,
    coalesce(k.erstattet_av, k.kode) as naa,
    k.navn as navn_naa,
    k.gyldig_fra::integer as fra,
    k.gyldig_til::integer as til,
    null::integer as brudd_aar,
    left(coalesce(k.erstattet_av, k.kode), 2) as fylke
from kommune as k
