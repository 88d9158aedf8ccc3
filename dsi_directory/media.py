"""Where pictures are kept: in a folder, or in the bucket that an address names."""

from urllib.parse import parse_qsl, unquote, urlsplit

import environ

EXAMPLE = "s3://key:secret@host/bucket?region=eu-central-1"
FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
SCHEMES = {"s3": "https", "s3+http": "http"}
# By what stands in the address: how django-storages calls it, and what it is unless said.
OPTIONS = {"region": ("region_name", "us-east-1"), "addressing": ("addressing_style", "path")}
HABITS = {
    # Seconds, and tries: whoever looks at a page does not wait for long.
    "connect_timeout": 2,
    "read_timeout": 10,
    "retries": {"total_max_attempts": 2},
    # What every server understands.
    "signature_version": "s3v4",
    "request_checksum_calculation": "when_required",
    "response_checksum_validation": "when_required",
}


def storage(name: str, default: str = "") -> dict:
    """What Django needs to know of the storage that a variable names."""
    address = environ.Env().str(name, default=default)
    return bucket(address) if address else FOLDER


def bucket(address: str) -> dict:
    parts, asked = urlsplit(address), dict(parse_qsl(address.partition("?")[2], strict_parsing="?" in address))
    named, where = parts.path.strip("/"), parts.netloc.rpartition("@")[2]
    if not (parts.hostname and parts.username and parts.password and named) or "/" in named or asked.keys() - OPTIONS:
        raise ValueError("The address of a bucket is not whole")
    options = {called: asked.get(option, usual) for option, (called, usual) in OPTIONS.items()}
    return {
        "BACKEND": "core.object_storage.ObjectStorage",
        "OPTIONS": {
            "endpoint_url": f"{SCHEMES[parts.scheme]}://{where}",
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password),
            "bucket_name": named,
            "client_config": config(options),
            # The names of pictures are random, so none has to be looked for before it is written.
            "file_overwrite": True,
        },
    }


def config(options: dict):
    # Slow to import, and not needed by a site with a folder.
    from botocore.config import Config

    return Config(region_name=options["region_name"], s3={"addressing_style": options["addressing_style"]}, **HABITS)
