"""The first five minutes of somebody who has just cloned the repository."""

import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.conftest import Demo, Played, start_demo
from tests.journeys.stage import PROGRAM


def test_it_says_where_it_listens_and_whom_one_can_be(demo: Demo) -> None:
    assert f"{demo.address}/" in demo.said
    table = demo.said.partition("Vào thử với vai:\n")[2].partition("\n\n")[0]
    assert len(table.splitlines()) >= 6


def test_one_tap_leads_to_the_first_page(demo: Demo, browser: Browser) -> None:
    page = browser.new_page(locale="vi-VN", viewport={"width": 360, "height": 740})
    page.goto(f"{demo.address}/try/")
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{demo.address}/**")
    page.goto(f"{demo.address}/")
    assert page.get_by_role("heading").first.is_visible()
    assert "/sign-in/" not in page.url
    page.close()


def test_the_second_start_is_quicker_and_ctrl_c_ends_all(played: Played, tmp_path: Path) -> None:
    second = start_demo(played.copy_to(tmp_path / "data"))
    second.stop()
    assert (played.first.process.returncode, second.process.returncode) == (0, 0)
    # The ward is played once; the seconds themselves are in docs/benchmarks.md.
    assert second.seconds < played.first.seconds / 2


def test_a_real_organisation_is_not_served_from_a_demo(played: Played, tmp_path: Path) -> None:
    folder = played.copy_to(tmp_path / "data")
    refused = subprocess.run(
        [PROGRAM, "serve", "--data", folder], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert "demo data" in refused.stderr


def test_a_port_that_is_taken_is_named(demo: Demo, tmp_path: Path) -> None:
    port = demo.address.rpartition(":")[2]
    refused = subprocess.run(
        [PROGRAM, "demo", "--port", port, "--data", tmp_path / "data"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert port in refused.stderr
