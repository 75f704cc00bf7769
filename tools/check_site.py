#!/usr/bin/env python3
"""Looks at every file of a built site: links, fragments, ids, weights, rows, content policy.

Usage: tools/check_site.py [SITE]   (standard library only)
"""

import gzip
import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

KB = 1024
# kind of page or file → most bytes, raw and compressed
PAGE_RAW, PAGE_GZ, LIST_GZ, ASSET_GZ = 60 * KB, 15 * KB, 60 * KB, 8 * KB
# What recomputes a score is loaded when a citizen asks, and read by those who want to know how.
VERIFIER_GZ = 14 * KB
MOST_ROWS = 1000
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "use": "href"}


class Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, text: str):
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.faults: list[str] = []
        self.rows = 0
        self.policy = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in LINKS and values.get(LINKS[tag]) is not None:
            if not (tag == "link" and values.get("rel") == "canonical"):
                self.links.append(values[LINKS[tag]])
        if "id" in values:
            if values["id"] in self.ids:
                self.faults.append(f"id {values['id']!r} twice")
            self.ids.add(values["id"])
        self.rows += tag == "tr"
        self.policy |= tag == "meta" and (values.get("http-equiv") or "").lower() == "content-security-policy"
        if tag == "script" and "src" not in values and values.get("type") != "application/json":
            self.faults.append("an inline script")
        for name in values:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"an inline {name} attribute")
        if tag == "style":
            self.faults.append("an inline style element")


def check_links(root: Path, pages: dict[Path, Page]) -> list[str]:
    """Relative links that lead to no file, and fragments that lead to no id."""
    faults = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "tel", "data"):
                continue
            if parts.path.startswith("/"):
                faults.append(f"{path}: {link} is not relative")
                continue
            target = (root / path.parent / unquote(parts.path)).resolve() if parts.path else (root / path).resolve()
            if not target.is_file():
                faults.append(f"{path}: {link} leads nowhere")
            elif parts.fragment and target.suffix == ".html":
                there = pages[target.relative_to(root)]
                if unquote(parts.fragment) not in there.ids:
                    faults.append(f"{path}: {link} names no place")
    return faults


def kind_of(root: Path, path: Path) -> str:
    twin = (root / path).with_suffix(".json")
    return json.loads(twin.read_text(encoding="utf-8")).get("kind", "") if twin.is_file() else ""


def check_weights(root: Path, pages: dict[Path, Page]) -> tuple[list[str], dict[str, int]]:
    """Pages and assets over their bar; the heaviest of each kind, compressed."""
    faults, heaviest = [], {}
    for path, page in pages.items():
        raw = (root / path).read_bytes()
        packed = len(gzip.compress(raw, 9))
        kind = kind_of(root, path) or "other"
        heaviest[kind] = max(heaviest.get(kind, 0), packed)
        bar = PAGE_GZ if kind == "nomination" else LIST_GZ
        if packed > bar:
            faults.append(f"{path}: {packed} bytes compressed, at most {bar}")
        if kind == "nomination" and len(raw) > PAGE_RAW:
            faults.append(f"{path}: {len(raw)} bytes, at most {PAGE_RAW}")
        if page.rows > MOST_ROWS + 50:
            faults.append(f"{path}: {page.rows} rows, at most {MOST_ROWS}")
    for asset in sorted([*root.glob("a/*.css"), *root.glob("a/*.js")]):
        packed = len(gzip.compress(asset.read_bytes(), 9))
        heaviest[asset.suffix] = max(heaviest.get(asset.suffix, 0), packed)
        bar = VERIFIER_GZ if b"world.gongshiVerify = {" in asset.read_bytes() else ASSET_GZ
        if packed > bar:
            faults.append(f"{asset.name}: {packed} bytes compressed, at most {bar}")
    return faults, heaviest


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "public").resolve()
    paths = sorted(p.relative_to(root) for p in root.rglob("*.html"))
    pages = {p: Page((root / p).read_text(encoding="utf-8")) for p in paths}
    faults = [f"{path}: {fault}" for path, page in pages.items() for fault in page.faults]
    faults += [f"{path}: no content policy" for path, page in pages.items() if not page.policy]
    faults += check_links(root, pages)
    weight_faults, heaviest = check_weights(root, pages)
    faults += weight_faults
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    links = sum(len(page.links) for page in pages.values())
    print("heaviest page or asset of each kind, compressed:")
    for kind, size in sorted(heaviest.items()):
        print(f"  {kind}: {size / KB:.1f} KB")
    print(f"site: {len(pages)} pages, {links} links, {len(faults)} faults")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
