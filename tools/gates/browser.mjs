// Opens a sample of every kind of page as citizens do, and fails on anything they would trip over:
// errors on the console or in the content policy, missing files, sideways scrolling, what axe-core
// finds, content that needs JavaScript, an empty print-out.
//
// Usage: node browser.mjs SITE   (needs /usr/bin/chromium, or CHROMIUM)

import { readFileSync, rmSync, mkdtempSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { fileAddress, pages, sample, serve } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1280];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
  .concat(["--disable-background-networking", "--disable-component-update"]);

const faults = [];

/** Opens an address at a width and hears everything that goes wrong on the way. */
async function open(browser, address, width, script) {
  const tab = await browser.newPage();
  const where = `${address} at ${width}${script ? "" : " without JavaScript"}`;
  tab.on("console", (said) => ["error", "warn"].includes(said.type()) && faults.push(`${where}: ${said.text()}`));
  tab.on("pageerror", (error) => faults.push(`${where}: ${error.message}`));
  tab.on("requestfailed", (request) => faults.push(`${where}: ${request.url()} ${request.failure()?.errorText}`));
  tab.on("response", (got) => got.status() >= 400 && faults.push(`${where}: ${got.url()} ${got.status()}`));
  await tab.setViewport({ width, height: 800, isMobile: width < 600, hasTouch: width < 600 });
  await tab.setJavaScriptEnabled(script);
  await tab.goto(address, { waitUntil: "load" });
  return { tab, where };
}

/** The page must not scroll sideways; names what sticks out. */
async function fitsItsWidth(tab, where) {
  const wide = await tab.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return null;
    const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > limit + 0.5);
    return out.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(" … ") || "the page itself";
  });
  if (wide) faults.push(`${where}: scrolls sideways: ${wide}`);
}

async function isAccessible(tab, where) {
  await tab.evaluate(AXE);
  const found = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const { id, help, nodes } of found.violations) {
    faults.push(`${where}: axe ${id}: ${help}: ${nodes[0].target.join(" ")} (${nodes.length} places)`);
  }
}

const words = (tab) => tab.evaluate(() => document.querySelector("main")?.innerText.replace(/\s+/g, "") ?? "");

/** What a citizen reads must be there without JavaScript. */
async function readsWithoutScript(browser, address, withScript) {
  const { tab, where } = await open(browser, address, 360, false);
  const without = await words(tab);
  if (without.length < 20) faults.push(`${where}: almost no text`);
  if (without.length < withScript.length * 0.95) faults.push(`${where}: text is missing that JavaScript adds`);
  await fitsItsWidth(tab, where);
  await tab.close();
}

/** The print-out must hold the page's title and its words. */
async function prints(tab, where, folder) {
  const file = join(folder, "page.pdf");
  writeFileSync(file, await tab.pdf({ preferCSSPageSize: true, printBackground: false }));
  const squeeze = (text) => text.normalize("NFKC").replace(/\s+/g, "");
  const printed = squeeze(execFileSync("pdftotext", ["-enc", "UTF-8", file, "-"], { encoding: "utf8" }));
  const title = squeeze(await tab.evaluate(() => document.querySelector("h1")?.textContent ?? ""));
  if (!title) faults.push(`${where}: no h1`);
  if (!printed.includes(title.slice(0, 8))) faults.push(`${where}: printed without its title`);
  const shown = squeeze(await words(tab));
  if (printed.length < Math.min(shown.length, 2000) * 0.5) faults.push(`${where}: printed almost empty`);
}

async function main(site) {
  const chosen = sample(pages(site));
  const kinds = new Set(chosen.map((page) => page.kind));
  const server = await serve(site);
  const scratch = mkdtempSync(join(tmpdir(), "gongshi-gate-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS.concat([`--user-data-dir=${scratch}/profile`]),
  });
  let opened = 0;
  try {
    for (const { path } of chosen) {
      for (const base of [server.address, fileAddress(site)]) {
        for (const width of WIDTHS) {
          const { tab, where } = await open(browser, base + path, width, true);
          await fitsItsWidth(tab, where);
          await isAccessible(tab, where);
          const text = await words(tab);
          if (width === 1280 && base === server.address) await prints(tab, where, scratch);
          await tab.close();
          if (width === 360) await readsWithoutScript(browser, base + path, text);
          opened += 1;
        }
      }
    }
  } finally {
    await browser.close();
    server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  const seen = [...new Set(faults)];
  for (const fault of seen) console.error(fault);
  console.log(`browser: ${chosen.length} pages of ${kinds.size} kinds, opened ${opened} times, ${seen.length} faults`);
  return seen.length === 0 && chosen.length > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2] ?? "public");
