"""Where uploads and certificates are kept: a folder, or a bucket that speaks S3."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENCRYPTIONS = ("AES256", "aws:kms")
FORM = "s3://KEY:SECRET@BUCKET/FOLDER?endpoint=https://…&region=…&encryption=AES256"


def file_storage(url: str, folder: Path) -> dict:
    """The entry of STORAGES for FILES_URL; empty: the folder. No file has a public address: all are served
    by the portal, after it has asked who may see them. Raises ImproperlyConfigured in one line."""
    if not url:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder, "base_url": None},
        }
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = asked.keys() - {"endpoint", "region", "encryption"}
    if parts.scheme != "s3" or not parts.hostname or unknown:
        raise ImproperlyConfigured(f"FILES_URL is not understood. Its form is {FORM}.")
    encryption = asked.get("encryption", "AES256")
    if encryption not in (*ENCRYPTIONS, "none"):
        raise ImproperlyConfigured(
            f"FILES_URL: encryption is one of {', '.join(ENCRYPTIONS)}, or none where the store encrypts by itself."
        )
    options = {
        "bucket_name": parts.netloc.rpartition("@")[2],  # as written: hostname would lower its case
        "location": unquote(parts.path).strip("/"),
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        "default_acl": None,  # what the bucket says; never public by ours
        "file_overwrite": False,
        "object_parameters": {} if encryption == "none" else {"ServerSideEncryption": encryption},
    }
    if parts.username:  # else from the machine, as AWS’s own programs find them
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password or "")}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
