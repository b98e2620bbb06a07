"""Certificates for tests: an authority, and servers good and bad."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CertificateFiles:
    """PEM files, and the certificate and key in them."""

    certificate: Path
    key: Path
    value: x509.Certificate
    private: ec.EllipticCurvePrivateKey


def make_certificate(
    folder: Path,
    name: str,
    *,
    address: str = "127.0.0.1",
    issuer: CertificateFiles | None = None,
    authority: bool = False,
    ends: datetime | None = None,
    private: ec.EllipticCurvePrivateKey | None = None,
) -> CertificateFiles:
    """A certificate for an IP address; its own issuer and a new key unless others are given."""
    private = private or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    ends = ends or datetime.now(UTC) + 30 * _DAY
    value = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.value.subject if issuer else subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - 365 * _DAY)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False
        )
        .sign(issuer.private if issuer else private, hashes.SHA256())
    )
    certificate, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
    certificate.write_bytes(value.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return CertificateFiles(certificate, key, value, private)
