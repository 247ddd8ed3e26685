"""Writes known.waymark and known.json, the fixed examples of docs/vault-format.md, from that page alone.

The tests read the two files and need no Python. To write them again, anywhere:

    python3 -m venv /tmp/known && /tmp/known/bin/pip install argon2-cffi pynacl
    /tmp/known/bin/python crates/vault/tests/sealing/known_answers.py

Salts, nonces and keys count up here, so that every run writes the same; a real vault draws them at random.
"""

import base64
import hashlib
import json
import pathlib
import struct
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

FOLDER = pathlib.Path(__file__).parent
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def count(start, length):
    return bytes((start + at) % 256 for at in range(length))


def text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def argon2id(secret, salt, memory_kib, passes):
    return hash_secret_raw(secret, salt, passes, memory_kib, 1, 32, Type.ID, version=19)


def slot(vault, kind, secret, data_key, salt, nonce, memory_kib, passes):
    number = {"passphrase": 1, "recovery": 2}[kind]
    associated = b"waymark-vault" + struct.pack(">I", 1) + vault
    associated += struct.pack(">BBIIII", number, 1, 19, memory_kib, passes, 1) + salt
    assert len(associated) == 67
    wrapping = argon2id(secret, salt, memory_kib, passes)
    return {
        "kind": kind,
        "kdf": {
            "name": "argon2id",
            "version": 19,
            "memory_kib": memory_kib,
            "passes": passes,
            "lanes": 1,
            "salt": text(salt),
        },
        "nonce": text(nonce),
        "wrapped": text(seal(data_key, associated, nonce, wrapping)),
    }


def recovery_code(raw):
    def letters(raw, count):
        bits = "".join(f"{byte:08b}" for byte in raw)
        return "".join(CROCKFORD[int(bits[at * 5 : at * 5 + 5], 2)] for at in range(count))

    check = hashlib.blake2b(b"waymark-vault recovery check" + raw).digest()
    code = letters(raw, 32) + letters(check, 4)
    return "-".join(code[at : at + 4] for at in range(0, 36, 4))


def record(data_key, schema, id, revision, nonce, plain):
    prefix = b"WMVR" + struct.pack(">BH", 1, schema) + id + struct.pack(">Q", revision)
    padded = plain + b"\x80"
    padded += bytes(-len(padded) % 256)
    ciphertext = seal(padded, prefix, nonce, data_key)
    return prefix + nonce + struct.pack(">I", len(ciphertext)) + ciphertext


# As a keyboard with combining accents writes it, in wide letters where it can, and a space at the end.
TYPED = "man\u0303ana sera\u0301 \uff4ftro di\u0301a "
PASSPHRASE = unicodedata.normalize("NFKC", TYPED.strip(" ")).encode()
CODE = count(0xA5, 20)
VAULT = count(0x10, 16)
DATA_KEY = count(0x40, 32)
RECORDS = [
    (1, count(0x00, 16), 1, '{"goal":"walk to the river"}'.encode()),
    (1, count(0x80, 16), 2**40 + 7, "mañana ".encode() * 32),
    (513, count(0xF0, 16), 2**64 - 1, b""),
    (2, count(0x20, 16), 0, bytes(255)),
]

header = {
    "format": "waymark-vault",
    "version": 1,
    "vault": text(VAULT),
    "slots": [
        slot(VAULT, "passphrase", PASSPHRASE, DATA_KEY, count(0x60, 16), count(0x70, 24), 65536, 3),
        slot(VAULT, "recovery", CODE, DATA_KEY, count(0x90, 16), count(0xB0, 24), 19456, 2),
    ],
}
lines = [json.dumps(header, separators=(",", ":"))]
for at, (schema, id, revision, plain) in enumerate(RECORDS):
    nonce = count(0xC0 + at, 24)
    lines.append(text(record(DATA_KEY, schema, id, revision, nonce, plain)))
(FOLDER / "known.waymark").write_text("".join(line + "\n" for line in lines))

known = {
    "typed": TYPED,
    "code": recovery_code(CODE),
    "data_key": DATA_KEY.hex(),
    "argon2id": [
        {
            "secret": "correct horse",
            "salt": count(1, 16).hex(),
            "memory_kib": memory_kib,
            "passes": passes,
            "key": argon2id(b"correct horse", count(1, 16), memory_kib, passes).hex(),
        }
        for memory_kib, passes in [(65536, 3), (19456, 2)]
    ],
    "records": [
        {"schema": schema, "id": id.hex(), "revision": revision, "plain": plain.decode()}
        for schema, id, revision, plain in RECORDS
    ],
}
(FOLDER / "known.json").write_text(json.dumps(known, indent=2) + "\n")
