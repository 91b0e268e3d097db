"""A certificate authority for one test run, which signs a server's certificate and a client's."""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "Authority"
PASSWORD = "s3cret-of-the-key"


@dataclass(frozen=True)
class Authority:
    """Where the files are: what is to be trusted, and each side's certificate with its key."""

    trusted: Path
    server: Path
    client: Path
    client_key: Path

    def server_context(self, *, ask: bool = False, protocols: tuple[str, ...] = ()) -> ssl.SSLContext:
        """A server's side. With `ask`, clients must show a certificate of this authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server)
        if ask:
            context.load_verify_locations(self.trusted)
            context.verify_mode = ssl.CERT_REQUIRED
        if protocols:
            context.set_alpn_protocols(list(protocols))
        return context


def new_authority(folder: Path) -> Authority:
    """Sign and write everything. The client's key has a file of its own, and a password."""
    key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate(NAME, key, None, key)
    files = Authority(*(folder / name for name in ("trusted.pem", "server.pem", "client.pem", "client.key")))
    files.trusted.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    server_key, client_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    files.server.write_bytes(_pem(_certificate("localhost", server_key, root, key)) + _pem_key(server_key))
    files.client.write_bytes(_pem(_certificate("somebody", client_key, root, key)))
    files.client_key.write_bytes(_pem_key(client_key, PASSWORD))
    return files


def subject_hash() -> str:
    """What OpenSSL calls the authority's file in a folder of them: the hash of its name in lower case, as DER."""
    name = NAME.lower().encode()
    value = b"\x06\x03\x55\x04\x03\x0c" + bytes([len(name)]) + name  # id-at-commonName, UTF8String
    attribute = b"\x30" + bytes([len(value)]) + value
    digest = hashlib.sha1(b"\x31" + bytes([len(attribute)]) + attribute).digest()
    return digest[3::-1].hex()


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: x509.Certificate | None, signer: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if issuer is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(signer, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _pem_key(key: ec.EllipticCurvePrivateKey, password: str = "") -> bytes:
    cipher = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, cipher)
