"""make bench ARGUMENTS="--organisations 100000 --runs 60"; docs/performance.md tells what came out."""

import argparse
import time
from statistics import quantiles

from tests import programs
from tests.bench import data, servers
from tests.bench.load import load
from tests.bench.probe import Connection, Times, measure

FOLDER = servers.ROOT / "var" / "bench"
HEAD = f"{'page':28}{'p50':>8}{'p95':>8}{'limit':>8}{'ratio':>7}{'(quarters)':>12}{'file':>7}{'kept':>7}{'304':>7}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--organisations", type=int, default=100_000, help="and twice as many projects")
    parser.add_argument("--copies", type=int, default=1, help="how often each of them is there")
    parser.add_argument("--runs", type=int, default=60, help="how often each page is asked for in each way")
    parser.add_argument("--seconds", type=int, default=15, help="of each load with many connections")
    asked = parser.parse_args()
    if said := programs.missing("nginx", "wrk"):
        raise SystemExit(said)
    (FOLDER / "files").mkdir(parents=True, exist_ok=True)
    for seconds in data.prepare(asked.organisations, asked.copies, FOLDER).items():
        print("made: {} in {} s".format(*seconds))
    print(data.bitmaps())
    import django

    django.setup()
    with (
        servers.site(False, FOLDER) as drawn,
        servers.site(True, FOLDER) as kept,
        servers.front(kept.port, FOLDER) as front,
    ):
        tell(asked, *(Connection(server.port) for server in (drawn, kept, front)))


def tell(asked, drawn: Connection, kept: Connection, front: Connection) -> None:
    pages = addresses()
    for place, path in enumerate(pages.values()):
        (FOLDER / "files" / f"{place}.html").write_bytes(drawn.get(path)[1])
    print(f"\nmilliseconds, one visitor, {asked.runs} runs in turn")
    print(HEAD)
    for name, times in measure(pages, drawn, kept, front, asked.runs).items():
        print(row(name, times))
    print(f"\nexport: {export(drawn)}")
    mixed = [path for name, path in pages.items() if name != "export"] + profiles(200)
    # What is measured is reading what others have read. Twice, by both processes as a rule.
    for path in (*mixed, *mixed):
        front.get(path)
    for name, port in (("nothing kept, without nginx", drawn.port), ("as it is run, behind nginx", front.port)):
        print(f"mixed reading, {name}: {load(port, mixed, 50, asked.seconds, FOLDER)}")
    print(f"a spike, behind nginx: {load(front.port, mixed, 500, asked.seconds, FOLDER)}")


def addresses() -> dict[str, str]:
    from search import benchmark

    return {"home": "/", **benchmark.pages(), "profile": profiles(1)[0]}


def profiles(count: int) -> list[str]:
    from organisations.models import Organisation

    newest = Organisation.objects.published().current().order_by("-number")
    return [organisation.get_absolute_url() for organisation in newest[:count]]


def row(name: str, times: Times) -> str:
    low, middle, high = quantiles(times.ratios(), n=4)
    told = f"{name:28}{times.p50('page'):8.1f}{times.p95('page'):8.1f}{times.p50('limit'):8.1f}"
    told += f"{middle:7.2f}{f'({low:.2f}-{high:.2f})':>12}{times.p50('file'):7.2f}{times.p50('kept'):7.2f}"
    return told + (f"{times.p50('304'):7.2f}" if "304" in times.by_way else f"{'–':>7}")


def export(drawn: Connection) -> str:
    from search.snapshot import current

    rows, started = len(current().listed("organisation")), time.perf_counter()
    _, body, _ = drawn.get("/downloads/organisations.csv")
    seconds = time.perf_counter() - started
    return f"{rows:,} rows, {len(body) / 1e6:.0f} MB in {seconds:.1f} s: {rows / seconds:,.0f} rows a second"


if __name__ == "__main__":
    main()
