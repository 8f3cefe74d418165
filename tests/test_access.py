"""Who may do what, as a table: one row an action, one column a role."""

import pytest

from dashboard import access
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.datasets.moeteplan import FORA
from dashboard.errors import DashboardError

ROLES = (Role.OKONOMI, Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN)
JA, NEI = True, False
TRUTH = {
    #                     økonomi klg  leder folkevalgt ingen
    "see_statement":     (JA,     JA,  JA,   JA,        JA),
    "see_sammendrag":    (JA,     JA,  JA,   JA,        NEI),
    "see_help":          (JA,     JA,  JA,   NEI,       NEI),
    "see_drift":         (JA,     JA,  JA,   NEI,       NEI),
    "see_sykefravaer":   (JA,     JA,  JA,   NEI,       NEI),
    "see_strategi":      (JA,     JA,  NEI,  NEI,       NEI),
    "edit_strategi":     (JA,     JA,  NEI,  NEI,       NEI),
    "see_aarshjul":      (JA,     JA,  JA,   NEI,       NEI),
    "see_lederavtaler":  (JA,     JA,  JA,   NEI,       NEI),
    "hold_meeting":      (JA,     JA,  NEI,  NEI,       NEI),
    "make_reports":      (JA,     JA,  NEI,  NEI,       NEI),
    "upload":            (JA,     NEI, NEI,  NEI,       NEI),
    "accept":            (JA,     NEI, NEI,  NEI,       NEI),
    "publish":           (JA,     NEI, NEI,  NEI,       NEI),
    "see_spor":          (JA,     NEI, NEI,  NEI,       NEI),
    "see_jobber":        (JA,     NEI, NEI,  NEI,       NEI),
    "view_as":           (JA,     NEI, NEI,  NEI,       NEI),
}  # fmt: skip
OF_A_UNIT = {
    #                     økonomi klg  own  another's folkevalgt ingen
    "explain":           (JA,     JA,  JA,  NEI,      NEI,       NEI),
}  # fmt: skip
CASES = [(action, role, may) for action, row in TRUTH.items() for role, may in zip(ROLES, row, strict=True)]


def test_every_role_and_every_action_is_in_the_table():
    assert set(ROLES) == set(Role)
    told = set(TRUTH) | set(OF_A_UNIT)
    assert told == {name.removeprefix("may_") for name in vars(access) if name.startswith("may_")}
    assert told == {name.removeprefix("require_") for name in vars(access) if name.startswith("require_")}


@pytest.mark.parametrize(("action", "role", "may"), CASES)
def test_a_role_may_do_what_the_table_says_and_is_refused_the_rest(action, role, may):
    user = User("Noen", role)
    assert getattr(access, f"may_{action}")(user) is may
    if may:
        getattr(access, f"require_{action}")(user)
        return
    with pytest.raises(NotAllowed) as refusal:
        getattr(access, f"require_{action}")(user)
    assert refusal.value.title == "Du har ikke tilgang"
    assert refusal.value.what_happened.startswith("Rollen din gir ikke tilgang til å ")


@pytest.mark.parametrize("action", OF_A_UNIT)
def test_a_leader_acts_for_the_own_units_alone(action):
    own, others = User("Leder", Role.LEDER, frozenset({"311"})), User("Leder", Role.LEDER, frozenset({"213"}))
    users = (
        User("Ø", Role.OKONOMI), User("K", Role.KLG), own, others, User("F", Role.FOLKEVALGT), User("I", Role.INGEN),
    )  # fmt: skip
    for user, may in zip(users, OF_A_UNIT[action], strict=True):
        assert getattr(access, f"may_{action}")(user, "311") is may
        if may:
            getattr(access, f"require_{action}")(user, "311")
        else:
            with pytest.raises(NotAllowed):
                getattr(access, f"require_{action}")(user, "311")


@pytest.mark.parametrize(
    ("role", "units"),
    [
        (Role.OKONOMI, None),
        (Role.KLG, None),
        (Role.LEDER, ("211", "311")),
        (Role.FOLKEVALGT, ()),
        (Role.INGEN, ()),
    ],
)
def test_a_leader_sees_the_own_units_and_a_folkevalgt_none(role, units):
    assert access.units_for(User("Noen", role, frozenset({"311", "211"}))) == units


def test_the_leader_groups_own_dates_are_for_those_who_meet_in_it():
    assert access.fora_for(User("K", Role.KLG)) is None
    of_a_leder = access.fora_for(User("L", Role.LEDER))
    assert of_a_leder is not None
    assert set(FORA) - set(of_a_leder) == {"klg drift", "klg strategisk"}
    assert access.fora_for(User("F", Role.FOLKEVALGT)) == ()


def test_a_leader_without_units_sees_none_and_not_all():
    assert access.units_for(User("Ny", Role.LEDER)) == ()


def test_who_sits_at_the_machine_is_the_oekonomileder():
    assert LOCAL_USER.role is Role.OKONOMI


SEEN = {role: {action for action, row in TRUTH.items() if row[ROLES.index(role)]} for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
def test_no_role_may_anything_that_the_oekonomileder_may_not(role):
    assert SEEN[role] <= SEEN[Role.OKONOMI]


@pytest.mark.parametrize(
    ("eyes", "role", "units"),
    [
        ("klg", Role.KLG, set()),
        ("leder:311,213", Role.LEDER, {"311", "213"}),
        ("leder", Role.LEDER, set()),
        ("leder:", Role.LEDER, set()),
        ("folkevalgt", Role.FOLKEVALGT, set()),
        ("ingen", Role.INGEN, set()),
    ],
)
def test_the_oekonomileder_borrows_eyes_and_keeps_the_name(eyes, role, units):
    seen = access.seen_as(User("Ottar", Role.OKONOMI), eyes)
    assert (seen.name, seen.role, seen.units) == ("Ottar", role, frozenset(units))


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.OKONOMI])
def test_nobody_else_borrows_eyes(role):
    with pytest.raises(NotAllowed):
        access.seen_as(User("Noen", role, frozenset({"311"})), "okonomi")


@pytest.mark.parametrize("eyes", ["rådmann", "OKONOMI", "", "leder;311"])
def test_eyes_that_nobody_has_are_told_about(eyes):
    with pytest.raises(DashboardError, match="ikke en rolle"):
        access.seen_as(LOCAL_USER, eyes)


def test_what_is_remembered_is_remembered_by_sight_and_never_by_name():
    kari, ola = (User(name, Role.LEDER, frozenset({"311"})) for name in ("Kari", "Ola"))
    assert access.reader(kari) == access.reader(ola)
    assert access.reader(User("Ø", Role.OKONOMI)) == access.reader(User("K", Role.KLG))
    others = (User("L", Role.LEDER, frozenset({"213"})), User("F", Role.FOLKEVALGT), User("Ø", Role.OKONOMI))
    assert len({access.reader(kari), *(access.reader(user) for user in others)}) == 4


@pytest.mark.parametrize("role", ROLES)
def test_what_is_remembered_for_somebody_has_the_units_they_may_see(role):
    user = User("Noen", role, frozenset({"311"}))
    assert access.units_for(access.reader(user)) == access.units_for(user)
