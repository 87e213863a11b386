"""The scenarios, one module each; ``SCENARIOS`` names them all."""

from sotay.bench.scenarios import (
    board,
    crowd,
    growth,
    importing,
    library,
    login,
    opinions,
    province,
    restart,
    room,
    survey,
    vote,
    ward,
)
from sotay.bench.scenarios.scenario import Scenario

SCENARIOS: dict[str, Scenario] = {
    module.SCENARIO.name: module.SCENARIO
    for module in (
        room,
        ward,
        vote,
        login,
        restart,
        crowd,
        province,
        growth,
        board,
        opinions,
        importing,
        library,
        survey,
    )
}

__all__ = ["SCENARIOS", "Scenario"]
