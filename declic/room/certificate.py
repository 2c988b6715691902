"""The room's own TLS certificate: made in the data folder, renewed before it runs out.

Nobody vouches for it, so that browsers warn of it once; :mod:`explaining` says why.
"""

from __future__ import annotations

import ipaddress
import os
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE = timedelta(days=397)
"""The longest that browsers take; the day before its first is counted too."""
RENEWED_BEFORE = timedelta(days=30)
HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Certificate:
    """A certificate and its key, in files.

    Parameters
    ----------
    folder
        Where they are; it is made, readable by this user only.
    """

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "certificate.pem"

    @property
    def key_path(self) -> Path:
        return self.folder / "key.pem"

    def renew(self, names: Iterable[str], now: datetime | None = None) -> bool:
        """Make a new one if there is none, if it ends soon or if it lacks a name.

        Parameters
        ----------
        names
            Addresses and names of this computer, besides ``localhost``.

        Returns
        -------
        bool
            Whether it was made.
        """
        now = now or datetime.now(UTC)
        wanted = sorted({*HERE, *names})
        if self._serves(wanted, now):
            return False
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(key, wanted, now)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        self.path.unlink(missing_ok=True)  # never one beside the key of another
        _write(self.key_path, private)
        _write(self.path, made.public_bytes(serialization.Encoding.PEM))
        return True

    def load_into(self, context: ssl.SSLContext) -> None:
        """Let a server use it for the connections that come."""
        context.load_cert_chain(self.path, self.key_path)

    def fingerprint(self) -> str:
        """Return the SHA-256 fingerprint as browsers show it: ``0A:1B:…``."""
        return self._read().fingerprint(hashes.SHA256()).hex(":").upper()

    def _read(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.path.read_bytes())

    def _serves(self, wanted: list[str], now: datetime) -> bool:
        try:
            kept = self._read()
            names = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        except (OSError, ValueError, x509.ExtensionNotFound):
            return False
        lasts = kept.not_valid_before_utc <= now < kept.not_valid_after_utc - RENEWED_BEFORE
        return lasts and {str(name.value) for name in names} >= set(wanted)


def server_context(certificate: Certificate) -> ssl.SSLContext:
    """Return what a server makes TLS connections with: TLS 1.2 and 1.3."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    certificate.load_into(context)
    return context


def _certificate(
    key: ec.EllipticCurvePrivateKey, names: list[str], now: datetime
) -> x509.Certificate:
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Déclic")])
    begins = now - timedelta(days=1)  # a tablet's clock may be late
    return (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + LIFE)
        .add_extension(x509.SubjectAlternativeName([_name(name) for name in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .sign(key, hashes.SHA256())
    )


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
