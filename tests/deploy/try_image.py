"""Makes the image without Docker and serves from it: `make try-image`, as root on Debian with debootstrap.

The steps are those of the Dockerfile, in a clean Debian of the release that its images are made of, with Debian's own
Python. What it makes stays in var/try-image, so that the next run takes less time.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy import serving
from tests.deploy.dockerfile import ROOT, context, stages

HOME = ROOT / "var" / "try-image"
BASE = HOME / "debian"
PRIVATE = "DSI_TRY_IMAGE_MOUNTS_ARE_PRIVATE"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass
class Image:
    """A folder that becomes the root of the file system."""

    root: Path
    workdir: str = "/"
    user: str = "0:0"
    command: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(
        default_factory=lambda: {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
    )

    def chroot(self, *command: str, **environment: str) -> list[str]:
        known = {**self.environment, "HOME": "/nonexistent", **environment}
        told = [f"{name}={value}" for name, value in known.items()]
        inside = ["env", "-i", "-C", self.workdir, *told, *command]
        return ["chroot", f"--userspec={self.user}", str(self.root), *inside]

    def run(self, *command: str, **environment: str) -> None:
        subprocess.run(self.chroot(*command, **environment), check=True)

    def path(self, inside: str) -> Path:
        return self.root / str(Path(self.workdir, inside)).lstrip("/")


def main() -> None:
    if os.getuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("This needs root, for chroot, and debootstrap: apt install debootstrap.")
    if PRIVATE not in os.environ:
        # Whatever is mounted goes when this ends, in whatever way.
        command = ["unshare", "--mount", "--propagation=private", sys.executable, "-m", "tests.deploy.try_image"]
        os.execvpe("unshare", command, os.environ | {PRIVATE: "1"})
    make_base()
    images: dict[str, Image] = {}
    for number, steps in enumerate(stages()):
        image = Image(HOME / f"stage-{number}")
        make(image, steps, images)
        images[re.sub(r".* AS ", "", steps[0].text)] = image
    size = subprocess.run(["du", "-sm", image.path("/site")], capture_output=True, text=True).stdout.split()[0]
    print(f"The image is made; /site has {size} MB.", flush=True)
    serving.try_it(image)


def make_base() -> None:
    """What stands for `python:3.13-slim-trixie`."""
    release = re.search(r"-slim-(\w+)", stages()[0][0].text)[1]
    if not (BASE / "made").exists():
        shutil.rmtree(BASE, ignore_errors=True)
        HOME.mkdir(parents=True, exist_ok=True)
        wanted = "--include=python3,python3-venv,ca-certificates"
        subprocess.run(["debootstrap", "--variant=minbase", wanted, release, BASE], check=True)
        (BASE / "usr/local/bin/python").symlink_to("/usr/bin/python3")
        (BASE / "made").touch()
    # Of a proxy that this machine may be behind.
    for file in ("/etc/resolv.conf", CERTIFICATES):
        shutil.copy(file, BASE / str(file).lstrip("/"))


def make(image: Image, steps, images: dict[str, Image]) -> None:
    shutil.rmtree(image.root, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", BASE, image.root], check=True)
    subprocess.run(["mount", "--bind", "/dev", image.root / "dev"], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", image.root / "proc"], check=True)
    for name, text in steps:
        print(f"{name} {text}", flush=True)
        STEPS[name](image, text, images)


def set_environment(image: Image, text: str, images) -> None:
    for name, value in re.findall(r'(\w+)=("[^"]*"|\S*)', text):
        image.environment[name] = value.strip('"').replace("$PATH", image.environment["PATH"])


def enter(image: Image, text: str, images) -> None:
    image.workdir = text
    image.path(".").mkdir(parents=True, exist_ok=True)


def copy(image: Image, text: str, images: dict[str, Image]) -> None:
    *options, source, target = text.split()
    if options:
        of = images[options[0].removeprefix("--from=")]
        image.path(target).mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "--archive", f"{of.path(source)}/.", image.path(target)], check=True)
        return
    for path in context() if source == "." else [source]:
        image.path(path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, image.path(path))


def run(image: Image, text: str, images) -> None:
    image.run("sh", "-c", text, PIP_CERT=str(CERTIFICATES))


def become(image: Image, text: str, images) -> None:
    image.user = text


def keep_command(image: Image, text: str, images) -> None:
    image.command = re.findall(r'"([^"]*)"', text)


def nothing(image: Image, text: str, images) -> None:
    """Speaks to Docker alone."""


STEPS = {
    "FROM": nothing,
    "EXPOSE": nothing,
    "ARG": set_environment,
    "ENV": set_environment,
    "WORKDIR": enter,
    "COPY": copy,
    "RUN": run,
    "USER": become,
    "CMD": keep_command,
}

if __name__ == "__main__":
    main()
