// Lighthouse as a phone sees the site: accessibility and best practices whole, performance at least
// 0.95, each the median of three runs, for the largest page of the kinds that citizens open.
//
// Usage: node lighthouse.mjs SITE   (needs /usr/bin/chromium, or CHROMIUM)

import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { pages, sample, serve } from "./site.mjs";

const KINDS = ["home", "contest", "list", "nomination", "notice"];
const LEAST = { accessibility: 1, "best-practices": 1, performance: 0.95 };
const RUNS = 3;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
  .concat(["--disable-background-networking", "--disable-component-update"]);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The scores of one run by category, and what was not whole. */
async function measure(address, port) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: Object.keys(LEAST), logLevel: "silent" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.keys(LEAST).map((id) => [id, lhr.categories[id].score]));
  const lost = Object.entries(lhr.categories).flatMap(([, { auditRefs }]) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9));
  return { scores, lost: lost.map(({ id }) => id) };
}

async function main(site) {
  const all = sample(pages(site));
  const largest = (kind) => all.filter((p) => p.kind === kind).reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const server = await serve(site);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
  });
  const port = Number(new URL(browser.wsEndpoint()).port);
  const faults = [];
  try {
    for (const { path } of KINDS.map(largest)) {
      const runs = [];
      while (runs.length < RUNS) runs.push(await measure(server.address + path, port));
      const scores = Object.keys(LEAST).map((id) => [id, median(runs.map((run) => run.scores[id]))]);
      console.log(`lighthouse: ${path}: ${scores.map(([id, score]) => `${id} ${score}`).join(", ")}`);
      const lost = [...new Set(runs.flatMap((run) => run.lost))].join(", ");
      for (const [id, score] of scores) if (score < LEAST[id]) faults.push(`${path}: ${id} ${score} (${lost})`);
    }
  } finally {
    await browser.close();
    server.stop();
  }
  for (const fault of faults) console.error(fault);
  console.log(`lighthouse: ${KINDS.length} pages, ${RUNS} runs each, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2] ?? "public");
