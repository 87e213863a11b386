"""A few members play a scenario against a real server, from stage to verdict."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

COMMAND = "from sotay.config.cli import main; raise SystemExit(main())"


def bench(*words: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "bench", *words, "--json", "--lenient"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (result,) = json.loads(done.stdout)
    return dict(result)


@pytest.mark.parametrize("scenario", ["ward", "restart"])
def test_a_few_members_have_their_evening(scenario: str) -> None:
    result = bench(scenario, "--scale", "0.003", "--workers", "1")
    assert result["measured"]["errors"] == {}  # type: ignore[index]
    # Eight check in and vote, two speak.
    writes = {"acknowledged": 18, "missing": 0, "doubled": 0}
    assert result["figures"]["writes"] == writes  # type: ignore[index]
    assert result["limits"]
