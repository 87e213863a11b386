"""A few members play a scenario against a real server, from stage to verdict.

``restart`` is ``ward`` with the server killed in the middle.
"""

import json
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.once, pytest.mark.drill]

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


def test_a_few_members_have_their_evening_and_the_server_is_killed_in_it() -> None:
    result = bench("restart", "--scale", "0.003", "--workers", "1")
    assert result["measured"]["errors"] == {}  # type: ignore[index]
    # Eight check in and vote, two speak.
    writes = {"acknowledged": 18, "missing": 0, "doubled": 0}
    assert result["figures"]["writes"] == writes  # type: ignore[index]
    assert result["limits"]
