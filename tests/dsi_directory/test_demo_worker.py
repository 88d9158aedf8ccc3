"""The process that does the demo's background work."""

import sys
import time

from dsi_directory import demo_worker


def test_it_ends_when_the_demo_is_gone():
    with demo_worker.start() as process:
        process.stdin.close()
        assert process.wait(20) == 0


def test_one_that_dies_is_started_anew_and_none_is_left(tmp_path, monkeypatch):
    starts = tmp_path / "starts"
    script = tmp_path / "python"
    script.write_text(f"#!/bin/sh\necho started >> {starts}\n")
    script.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    monkeypatch.setattr(demo_worker, "REST", 0.02)
    with demo_worker.worker():
        until = time.monotonic() + 10
        while time.monotonic() < until and (not starts.exists() or starts.read_text().count("started") < 3):
            time.sleep(0.02)
    assert starts.read_text().count("started") >= 3
