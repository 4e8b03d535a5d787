"""The life of a treaty: stages, states, what is open, what contradicts."""

from __future__ import annotations

from typing import Any

from dragoman.treaties.acts import act_by_actor, acts
from dragoman.treaties.entry import EntryRule, months_after
from dragoman.treaties.life import Step, TreatyLife, life_of


def step(act: str, party: str | None = None, day: str | None = None, **more: Any) -> Step:
    if day and "/" not in day:
        more = {"edtf": day, "earliest": day, "latest": day, **more}
    elif day:
        low, high = day.split("/")
        more = {"edtf": day, "earliest": low, "latest": high, **more}
    more.setdefault("mention", f"e-{act}-{party}-{day}-{more.get('source', '')}")
    return Step(act, party, **more)


def state(life: TreatyLife, party: str) -> str:
    return next(p.state for p in life.parties if p.party == party)


BOTH = {"parties": ("TCD", "NER")}


def signed() -> list[Step]:
    return [
        step("signature", "TCD", "2021-03-01", source="A"),
        step("signature", "NER", "2021-03-01", source="A"),
    ]


def test_every_needed_act_exists_and_ranks_no_later() -> None:
    table = acts()
    for act in table.values():
        for needed in act.needs:
            assert table[needed].rank <= act.rank, (act.name, needed)


def test_ratified_is_decided_by_the_actor() -> None:
    assert act_by_actor("ratification", "LEG", None) == "parliamentary_approval"
    assert act_by_actor("ratification", "GOV", "President") == "promulgation"
    assert act_by_actor("ratification", "GOV", "Vice President") == "ratification"
    assert act_by_actor("ratification", None, None) == "ratification"
    assert act_by_actor("signature", "LEG", None) == "signature"


def test_a_bilateral_treaty_walks_to_force() -> None:
    life = life_of(
        [
            *signed(),
            step("ratification", "TCD", "2021-05-01"),
            step("ratification", "NER", "2021-06-01"),
            step("exchange_of_instruments", None, "2021-07-01", **BOTH),
            step("entry_into_force", None, "2021-07-01"),
        ]
    )
    assert life.state == "in_force"
    assert life.in_force_from == "2021-07-01"
    assert state(life, "TCD") == state(life, "NER") == "party"
    assert life.open == ()
    assert life.contradictions == ()
    assert [s.act for s in life.stages][-2:] == ["exchange_of_instruments", "entry_into_force"]


def test_what_is_missing_is_named() -> None:
    life = life_of([*signed(), step("ratification", "TCD", "2021-05-01")])
    assert {(o.act, o.party) for o in life.open} == {("ratification", "NER"), ("entry_into_force", None)}


def test_force_before_signature_is_kept_and_not_believed() -> None:
    life = life_of([*signed(), step("entry_into_force", None, "2020-01-01", source="B")])
    assert life.state == "open"
    assert [c.disbelieved for c in life.contradictions] == ["entry_into_force"]
    assert "entry_into_force" in [s.act for s in life.stages]


def test_a_late_signatory_is_no_contradiction() -> None:
    life = life_of([*signed(), step("entry_into_force", None, "2021-09-01"), step("signature", "MLI", "2022-01-01")])
    assert life.contradictions == ()


def test_sources_that_agree_give_the_narrower_date() -> None:
    life = life_of(
        [
            step("signature", "TCD", "2021-03-01/2021-03-10", source="A"),
            step("signature", "TCD", "2021-03-04", source="B"),
        ]
    )
    assert (life.stages[0].date, life.stages[0].disagreement) == ("2021-03-04", False)


def test_sources_that_disagree_are_both_kept() -> None:
    life = life_of(
        [
            step("entry_into_force", None, "1954-11-17", source="A"),
            step("entry_into_force", None, "1954-11-18", source="B"),
            step("entry_into_force", None, "1954-11-17", source="C"),
        ]
    )
    stage = life.stages[0]
    assert stage.disagreement
    assert stage.date == "1954-11-17"
    assert [(d.edtf, d.sources) for d in stage.dates] == [("1954-11-17", ("A", "C")), ("1954-11-18", ("B",))]


def test_the_article_date_only_bounds() -> None:
    life = life_of(
        [
            step("signature", "TCD", None, edtf="../2021-05-05", latest="2021-05-05", inferred=True, source="A"),
            step("signature", "TCD", "2021-03-04", source="B"),
        ]
    )
    assert (life.stages[0].date, life.stages[0].disagreement) == ("2021-03-04", False)


def test_expected_and_denied_steps_stay_apart_and_move_nothing() -> None:
    life = life_of(
        [
            *signed(),
            step("ratification", "TCD", "2022-01-01", status="expected"),
            step("suspension", "NER", status="denied"),
        ]
    )
    assert state(life, "TCD") == "signatory"
    assert state(life, "NER") == "signatory"
    assert {(s.act, s.status) for s in life.stages} >= {
        ("ratification", "expected"),
        ("suspension", "denied"),
    }


def test_an_expectation_that_came_true_is_marked() -> None:
    life = life_of([step("signature", "TCD", "2021-03-01", status="expected"), step("signature", "TCD", "2021-03-02")])
    assert [s.fulfilled for s in life.stages if s.status == "expected"] == [True]


def test_suspension_and_resumption_alternate() -> None:
    base = [*signed(), step("entry_into_force", None, "2021-04-01")]
    stopped = life_of([*base, step("suspension", "NER", "2022-01-01")])
    assert (stopped.state, state(stopped, "NER")) == ("suspended", "suspended")
    back = life_of([*base, step("suspension", "NER", "2022-01-01"), step("resumption", "NER", "2023-01-01")])
    assert (back.state, state(back, "NER")) == ("in_force", "party")


def test_one_exit_ends_a_bilateral_treaty_but_not_a_multilateral_one() -> None:
    exit_step = step("withdrawal_effective", "NER", "2023-01-01")
    two = life_of([*signed(), step("entry_into_force", None, "2021-04-01"), exit_step])
    many = life_of(
        [
            *signed(),
            step("signature", "MLI", "2021-03-01"),
            step("entry_into_force", None, "2021-04-01"),
            exit_step,
        ]
    )
    assert two.state == "terminated"
    assert two.in_force_on("2022-06-01") is True
    assert two.in_force_on("2023-06-01") is False
    assert many.state == "in_force"
    assert state(many, "NER") == "former"


def test_notice_gives_the_day_of_exit() -> None:
    life = life_of(
        [
            *signed(),
            step("entry_into_force", None, "2021-04-01"),
            step("withdrawal_notice", "NER", "2022-08-31"),
        ],
        notice_months=6,
    )
    assert [(o.act, o.due) for o in life.open if o.party == "NER"] == [("withdrawal_effective", "2023-02-28")]


def test_a_parliament_that_ratified_does_not_bind_abroad() -> None:
    life = life_of([*signed(), step("ratification", "TCD", "2021-05-01", sector="LEG")])
    assert state(life, "TCD") == "signatory"
    assert "parliamentary_approval" in [s.act for s in life.stages]


def test_two_houses_are_two_approvals() -> None:
    life = life_of(
        [
            *signed(),
            step("parliamentary_approval", "TCD", "2021-05-01"),
            step("parliamentary_approval", "TCD", "2021-05-09"),
        ]
    )
    assert [s.date for s in life.stages if s.act == "parliamentary_approval"] == ["2021-05-01", "2021-05-09"]


def test_entry_is_computed_from_the_clause_and_compared() -> None:
    rule = EntryRule("exchange", days=30)
    steps = [*signed(), step("exchange_of_instruments", None, "2021-07-01", **BOTH)]
    assert life_of(steps, rule=rule).computed_force == "2021-07-31"
    wrong = life_of([*steps, step("entry_into_force", None, "2021-07-01")], rule=rule)
    assert [c.kind for c in wrong.contradictions] == ["computed_force"]


def test_entry_after_the_third_deposit() -> None:
    steps = [step("deposit_of_instrument", code, f"2020-0{n}-15") for n, code in enumerate(("TCD", "NER", "MLI"), 1)]
    rule = EntryRule("nth_instrument", months=3, number=3, first_of_month=True)
    assert life_of(steps, rule=rule).computed_force == "2020-07-01"
    assert life_of(steps[:2], rule=rule).computed_force is None


def test_months_end_where_the_month_ends() -> None:
    assert months_after("2024-01-31", 1) == "2024-02-29"
    assert months_after("never", 1) is None


def test_the_registry_speaks_where_news_is_silent() -> None:
    life = life_of(
        [step("withdrawal_notice", "NER", "2020-05-22")],
        parties=("TCD", "NER", "MLI"),
        known={"signed": "1992-03-24", "in_force": "2002-01-01", "ended": None},
    )
    assert life.state == "in_force"
    assert state(life, "TCD") == "party"
    assert state(life, "NER") == "withdrawing"


def test_a_date_against_the_registry_is_noted() -> None:
    life = life_of([step("signature", "TCD", "1993-01-01")], known={"signed": "1992-03-24"})
    assert [c.kind for c in life.contradictions] == ["registry"]


def test_supersession_ends_a_treaty() -> None:
    life = life_of([*signed(), step("entry_into_force", None, "2021-04-01"), step("supersession", None, "2024-04-01")])
    assert life.state == "superseded"
    assert life.in_force_on("2024-05-01") is False


def test_provisional_application_is_a_flag_beside_open() -> None:
    life = life_of([*signed(), step("provisional_application", None, "2021-04-01", **BOTH)])
    assert (life.state, life.provisional) == ("open", True)


def test_nothing_gives_an_unknown_life() -> None:
    life = life_of([])
    assert (life.state, life.stages, life.in_force_on("2020-01-01")) == ("unknown", (), None)
