#!/usr/bin/env python3
"""Licences and bans of everything the portal is built from, from cargo's own metadata: no tool to install.

A crate whose licence is not on the list, or that is banned, fails. `deny.toml` says the same for those who have
cargo-deny at hand.
"""
import json
import re
import subprocess
import sys

ALLOWED = {
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "ISC",
    "Zlib", "0BSD", "Unlicense", "CC0-1.0", "Unicode-3.0", "CDLA-Permissive-2.0", "PostgreSQL", "BSL-1.0", "MPL-2.0",
    "OpenSSL", "Unicode-DFS-2016", "CDDL-1.0",
}
BANNED = {
    "actix-governor": "GPL",
    "openssl": "the portal speaks TLS by rustls; libpq's own TLS is a feature",
    "native-tls": "OpenSSL",
    "aws-lc-rs": "ring is the one provider",
    "rusqlite": "a second SQLite",
    "sqlx": "a second database layer",
}


def satisfied(expression: str) -> bool:
    """Whether an SPDX expression can be met: OR needs one side, AND both."""
    text = expression.replace("/", " OR ")
    text = re.sub(r"[()]", " ", text) if text.count("(") == 0 else text
    tokens = re.findall(r"\(|\)|\bOR\b|\bAND\b|[^()\s]+(?:\s+WITH\s+[^()\s]+)?", text)

    def either(at):
        value, at = both(at)
        while at < len(tokens) and tokens[at] == "OR":
            right, at = both(at + 1)
            value = value or right
        return value, at

    def both(at):
        value, at = one(at)
        while at < len(tokens) and tokens[at] == "AND":
            right, at = one(at + 1)
            value = value and right
        return value, at

    def one(at):
        if tokens[at] == "(":
            value, at = either(at + 1)
            return value, at + 1
        return tokens[at] in ALLOWED, at + 1

    return either(0)[0]


def main() -> int:
    metadata = json.loads(subprocess.check_output(["cargo", "metadata", "--format-version", "1", "--locked"]))
    wrong = []
    for package in metadata["packages"]:
        name, licence = package["name"], package.get("license")
        if name in BANNED:
            used = any(node["id"] == package["id"] for node in metadata["resolve"]["nodes"])
            if used:
                wrong.append(f"{name} is banned: {BANNED[name]}")
        if package["source"] is None:
            continue
        if not licence or not satisfied(licence):
            wrong.append(f"{name} {package['version']}: licence {licence!r} is not on the list")
    print(f"{len(metadata['packages'])} packages looked at")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


sys.exit(main())
