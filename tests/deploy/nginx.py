"""The nginx example on loopback: other ports and folders, all else as it is."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "deploy" / "nginx.conf"


def configuration(folder: Path, port: int, web: str = "") -> str:
    """With HTTP on a port and HTTPS on the next; `web` is where the site listens, unless on its socket."""
    text = EXAMPLE.read_text()
    for old, new in (
        (r"/etc/letsencrypt/live/directory.example", folder),
        (r"/var/(log|cache)/nginx", folder),
        (r"/run/nginx.pid", folder / "nginx.pid"),
        (r".*listen \[::\].*\n", ""),
        (r"listen 80\b", f"listen 127.0.0.1:{port}"),
        (r"listen 443\b", f"listen 127.0.0.1:{port + 1}"),
        (r"server unix:\S+", f"server {web}" if web else r"\g<0>"),
    ):
        text = re.sub(old, str(new), text)
    return text


def write(folder: Path, port: int, web: str = "") -> Path:
    """Beside it a certificate that nobody trusts."""
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made = ["openssl", "req", "-x509", *curve, "-keyout", key, "-out", certificate, "-subj", "/CN=directory.example"]
    subprocess.run(made, check=True, capture_output=True)
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, web))
    return file
