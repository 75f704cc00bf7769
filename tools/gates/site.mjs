// The built site: its pages by kind, a sample of each kind, and a small server for it.

import { createReadStream, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
};

/** Every HTML page below a folder, sorted: `{path, kind, bytes}`. */
export function pages(root) {
  return readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.split(sep).join("/"))
    .sort()
    .map((path) => ({ path, kind: kind(root, path), bytes: statSync(join(root, path)).size }));
}

/** The kind of a page is what its JSON twin says, else its name. */
function kind(root, path) {
  try {
    return JSON.parse(readFileSync(join(root, path.replace(/\.html$/, ".json")))).kind ?? path;
  } catch {
    return path.includes("/") ? path.replace(/[^/]+$/, "*") : path;
  }
}

/** Of every kind the first, the last and the largest page: the odd ones are at the ends. */
export function sample(all) {
  const kinds = Map.groupBy ? Map.groupBy(all, (p) => p.kind) : groupBy(all);
  const chosen = new Set();
  for (const group of kinds.values()) {
    chosen.add(group[0]);
    chosen.add(group.at(-1));
    chosen.add(group.reduce((a, b) => (b.bytes > a.bytes ? b : a)));
  }
  return all.filter((page) => chosen.has(page));
}

function groupBy(all) {
  const kinds = new Map();
  for (const page of all) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return kinds;
}

/** Serves a folder on the loopback interface; gives its address and a way to stop. */
export async function serve(root) {
  const base = resolve(root);
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://site").pathname);
    const file = join(base, name.endsWith("/") ? `${name}index.html` : name);
    if (!file.startsWith(base + sep) || !isFile(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

function isFile(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The address of a folder as a double click opens it. */
export function fileAddress(root) {
  return `${pathToFileURL(resolve(root))}/`;
}
