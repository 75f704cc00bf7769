// The citizen's check (核验): first every page of the site with a score through the script in node, with BigInt
// and without it; then the button itself in a browser, from a server and from a folder, on honest pages and on
// falsified ones.
//
// Usage: node check.mjs SITE   (CHROMIUM64 names an old Chromium to try too)

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import puppeteer from "puppeteer-core";
import WebSocket from "ws";
import { load } from "./evaluate.mjs";
import { sealed } from "./seal.mjs";
import { fileAddress, pages, serve } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const SAME = "都与页面上的一致";
const faults = [];
const expect = (holds, what) => holds || faults.push(what);

const SHEET = /<script [^>]*id="?sheet_"?[^>]*>([^]*?)<\/script>/;
const read = (site, path) => readFileSync(join(site, path), "utf8");
const sheetOf = (html) => (SHEET.test(html) ? JSON.parse(SHEET.exec(html)[1]) : null);
const withSheet = (html, sheet) =>
  html.replace(SHEET, (all, json) => all.replace(json, () => JSON.stringify(sheet).replaceAll("<", "\\u003c")));
const rubricOf = (site, sheet) =>
  JSON.parse(read(site, `${sheet.contest}/rubrics/${sheet.rubric}.js`).replace(/^gongshiRubric\(([^]*)\);\s*$/, "$1"));

/** Every page with a score: the script's numbers are those of its data and those that stand in its HTML. */
function everyPage(site, scored) {
  const engines = [load(true), load(false)];
  let numbers = 0;
  for (const path of scored) {
    const html = read(site, path);
    const sheet = sheetOf(html);
    const rubric = rubricOf(site, sheet);
    const [ours, old] = engines.map((verify) => JSON.stringify(verify.score(rubric, sheet)));
    expect(ours === old, `${path}: other numbers without BigInt`);
    const { criteria, groups, total } = JSON.parse(ours);
    const items = Object.entries({ ...criteria, ...groups, total }).filter(([, points]) => points);
    const published = Object.fromEntries(items.map(([id, points]) => [id, points.published]));
    const keys = new Set([...Object.keys(published), ...Object.keys(sheet.scores)]);
    for (const id of keys) expect(published[id] === sheet.scores[id], `${path}: ${id}: ${published[id]}, data ${sheet.scores[id]}`);
    const shown = [...html.matchAll(/data-score="?([\w-]+)"?[^>]*>([^<]*)</g)].filter(([, id]) => id !== "rank");
    for (const [, id, text] of shown) expect(text === published[id], `${path}: ${id}: ${published[id]}, page ${text}`);
    expect(new Set(shown.map(([, id]) => id)).size === items.length, `${path}: numbers are missing from the page`);
    numbers += shown.length;
  }
  return numbers;
}

/** Opens a page, presses the button, and gives the tab and what the verdict says. */
async function press(browser, address, width) {
  const tab = await browser.newPage();
  const where = `${address} at ${width}`;
  tab.on("console", (said) => ["error", "warn"].includes(said.type()) && faults.push(`${where}: ${said.text()}`));
  tab.on("pageerror", (error) => faults.push(`${where}: ${error.message}`));
  await tab.setViewport({ width, height: 800, isMobile: width < 600, hasTouch: width < 600 });
  await tab.goto(address, { waitUntil: "load" });
  await tab.click("#check_ button");
  await tab.waitForSelector(".verdict", { timeout: 10000 }).catch(() => faults.push(`${where}: no verdict`));
  return { tab, where, said: await tab.$eval("#check_", (node) => node.innerText).catch(() => "") };
}

async function honest(browser, base, path, width) {
  const { tab, where, said } = await press(browser, base + path, width);
  expect(said.includes(SAME), `${where}: ${said.slice(0, 300)}`);
  expect(!(await tab.$("#check_ .verdict .warn")), `${where}: something stands out on an honest page`);
  expect(said.includes("由本网站提供"), `${where}: does not say what it cannot prove`);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where}: scrolls sideways`);
  await tab.evaluate(AXE);
  const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const { id, nodes } of violations) faults.push(`${where}: axe ${id}: ${nodes[0].target.join(" ")}`);
  await tab.close();
}

/** Wrong pages beside a right one: name, what is changed, what must be said. */
function lies(site, path) {
  const html = read(site, path);
  const sheet = sheetOf(html);
  const [criterion, facts] = Object.entries(sheet.facts).find(([, facts]) => /^[1-9]\d*$/.test(facts.points ?? facts.done ?? ""));
  const fact = facts.points ? "points" : "done";
  const lied = (change) => {
    const copy = structuredClone(sheet);
    change(copy);
    return withSheet(html, copy);
  };
  const visible = (id, text) => html.replace(new RegExp(`(data-score="?${id}"?[^>]*>)[^<]*<`), `$1${text}<`);
  return [
    ["a fact in the data", lied((s) => (s.facts[criterion][fact] = "0.5")), /不一致|不能计分/],
    ["a published number in the data", lied((s) => (s.scores.total = "1.00")), /总分：本页数据里公布的是1.00/],
    ["the total that is shown", visible("total", "99.99"), /总分：页面上是99.99/],
    ["the points of a criterion that are shown", visible(criterion, "77.77"), /页面上是77.77/],
    ["a number that is gone", html.replace(/ data-score="?total"?/g, ""), /总分：页面上找不到这个数字/],
    ["a fact that is shown", html.replace(/(data-fact="?(?:points|done|value)"?>)[^<]*</, "$1123456<"), /页面上写的事实是123456/],
    ["data that are no JSON", html.replace(SHEET, (all, json) => all.replace(json, "{")), /读不懂/],
  ].map(([name, page, says]) => ({ name, page, says, changed: page !== html }));
}

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A small bundle for a page, as a release would hold it: {path: text}, and its fingerprint. */
function bundle(site, sheet) {
  const records = JSON.parse(read(site, `${sheet.contest}/data/records.json`));
  const one = records.nominations.find((n) => n.nomination === sheet.nomination);
  const bests = Object.entries(sheet.bests ?? {}).map(([criterion, best]) => ({ track: one.track, criterion, recommended_by: null, best }));
  const files = {
    "data/contest.json": JSON.stringify({ bests, won_elsewhere: sheet.won ?? [] }),
    "data/record.json": JSON.stringify(records),
    [`data/rubrics/${sheet.rubric}.json`]: read(site, `${sheet.contest}/data/rubrics/${sheet.rubric}.json`),
  };
  const manifest = (paths) => paths.map((path) => `${hash(files[path])}  ${path}\n`).join("");
  files["manifest-sha256.txt"] = manifest(Object.keys(files).sort());
  files["tagmanifest-sha256.txt"] = manifest(["manifest-sha256.txt"]);
  return { files, fingerprint: hash(files["tagmanifest-sha256.txt"]) };
}

/** The release of a page: fetched from the server, chosen from disk, with the right fingerprint typed and a wrong one. */
async function released(browser, site, path) {
  const html = read(site, path);
  const sheet = sheetOf(html);
  const { files, fingerprint } = bundle(site, sheet);
  const folder = join(site, `evidence/${sheet.contest}/r0009`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const page = path.replace(/[^/]+$/, "released-page.html");
  const older = { release: "r0008", event: "公示发布", fingerprint: hash("older"), by: "r0009" };
  const releases = [older, { release: "r0009", event: "更正", fingerprint }];
  writeFileSync(join(site, page), withSheet(html, { ...sheet, release: { release: "r0009", fingerprint }, releases }));
  const server = await serve(site);
  const grouped = fingerprint.toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");
  for (const [base, record, says] of [
    [server.address, files["data/record.json"], /本页的事实和评分细则就是它所对应的那一份/],
    [fileAddress(site), files["data/record.json"], /本页的事实和评分细则就是它所对应的那一份/],
    [server.address, files["data/record.json"].replace(/"done":"\d/, '"done":"'), /data\/record.json：哈希与 manifest-sha256.txt 里的不一致/],
  ]) {
    writeFileSync(join(folder, "data/record.json"), record);
    const { tab, where } = await press(browser, base + page, 360);
    await tab.type("#check_ input[type=text]", grouped.slice(0, 24));
    expect((await tab.$eval("#check_", (n) => n.innerText)).includes("到此一致"), `${where}: part of a fingerprint`);
    await tab.type("#check_ input[type=text]", grouped.slice(24));
    expect((await tab.$eval("#check_", (n) => n.innerText)).includes("64位相同"), `${where}: the right fingerprint`);
    if (base === server.address) await tab.evaluate(() => document.querySelector("#check_ .finder button").click());
    else await (await tab.$("#check_ input[type=file]")).uploadFile(...Object.keys(files).map((name) => join(folder, name)));
    const heard = await tab.waitForFunction((re) => new RegExp(re).test(document.querySelector("#check_").innerText), { timeout: 10000 }, says.source).catch(() => null);
    expect(heard, `${where}: does not say ${says}: ${await tab.$eval("#check_", (n) => n.innerText.slice(-400))}`);
    // One mistyped digit, what an older notice has on paper, and that pasted as its code says it.
    for (const [typed, says] of [
      [grouped.replace(/^./, (c) => (c === "0" ? "1" : "0")), /没有哪个版本是这个指纹.*从第1组开始不同/],
      [older.fingerprint, /这是 r0008（公示发布）的指纹.*已被 r0009 取代/],
      [`gongshi:demo/r0008:${older.fingerprint}`, /这是 r0008（公示发布）的指纹.*已被 r0009 取代/],
    ]) {
      await tab.$eval("#check_ input[type=text]", (input, typed) => {
        input.value = typed;
        input.oninput();
      }, typed);
      const said = await tab.$eval("#check_", (n) => n.innerText);
      expect(says.test(said), `${where}: ${typed} typed: does not say ${says}`);
    }
    await tab.close();
  }
  server.stop();
}

/** A file against a typed fingerprint, on the page that says how to check. */
async function file(browser, base, site) {
  const tab = await browser.newPage();
  await tab.goto(`${base}verify.html`, { waitUntil: "load" });
  await tab.click("#check_ button");
  await tab.waitForSelector("#check_ input[type=file]");
  await (await tab.$("#check_ input[type=file]")).uploadFile(join(site, "search.js"));
  const wanted = hash(readFileSync(join(site, "search.js")));
  await tab.type("#check_ input[type=text]", wanted);
  const said = await tab.waitForFunction(() => /64位相同/.test(document.querySelector("#check_").innerText), { timeout: 10000 }).catch(() => null);
  expect(said, `${base}verify.html: the right hash of a file is not recognised`);
  // The zip of a release is known by the fingerprint inside; a browser that cannot unpack it says what to do.
  const folder = readdirSync(join(site, "evidence")).map((contest) => join(site, "evidence", contest, "r0001")).find((path) => existsSync(`${path}.zip`));
  for (const [able, says] of folder ? [[true, /64位相同/], [false, /是压缩包.*先解压.*tagmanifest-sha256.txt/]] : []) {
    await tab.reload({ waitUntil: "load" });
    if (!able) await tab.evaluate(() => { window.DecompressionStream = undefined; });
    await tab.click("#check_ button");
    await tab.waitForSelector("#check_ input[type=file]");
    await tab.type("#check_ input[type=text]", hash(readFileSync(join(folder, "tagmanifest-sha256.txt"))));
    await (await tab.$("#check_ input[type=file]")).uploadFile(`${folder}.zip`);
    const heard = await tab.waitForFunction((re) => new RegExp(re).test(document.querySelector("#check_").innerText), { timeout: 10000 }, says.source).catch(() => null);
    expect(heard, `${base}verify.html: of a zip it does not say ${says}: ${await tab.$eval("#check_", (n) => n.innerText)}`);
  }
  await tab.close();
}

/** Chromium 64 speaks too old a protocol for puppeteer: a few calls of it by hand. */
async function old(chromium, scratch, site, paths) {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=9764"];
  const child = spawn(chromium, [...flags, `--user-data-dir=${scratch}/old`, "about:blank"], { stdio: "ignore" });
  try {
    const [{ webSocketDebuggerUrl }] = await patiently(async () => (await fetch("http://127.0.0.1:9764/json")).json());
    const socket = new WebSocket(webSocketDebuggerUrl);
    await new Promise((open) => socket.on("open", open));
    let calls = 0;
    const call = (method, params) =>
      new Promise((answered) => {
        const id = ++calls;
        socket.on("message", function hear(text) {
          const said = JSON.parse(text);
          if (said.id !== id) return;
          socket.off("message", hear);
          answered(said.result);
        });
        socket.send(JSON.stringify({ id, method, params }));
      });
    const ask = async (expression) => (await call("Runtime.evaluate", { expression })).result.value;
    expect((await ask("typeof BigInt")) === "undefined", `${chromium}: not as old as it should be`);
    for (const path of paths) {
      await call("Page.navigate", { url: fileAddress(site) + path });
      const pressed = `document.readyState === "complete" && location.href.endsWith(${JSON.stringify(path)}) && !!document.querySelector("#check_ button")`;
      await patiently(async () => (await ask(pressed)) || Promise.reject(new Error("not loaded")));
      await ask('document.querySelector("#check_ button").click()');
      await patiently(async () => (await ask('!!document.querySelector(".verdict")')) || Promise.reject(new Error("no verdict")));
      const said = await ask('document.querySelector("#check_").innerText');
      expect(said.includes(SAME), `${chromium}: ${path}: ${said.slice(0, 200)}`);
    }
    socket.close();
  } catch (error) {
    faults.push(`${chromium}: ${error.message}`);
  } finally {
    child.kill();
  }
}

/** Asks again for twenty seconds. */
async function patiently(ask) {
  for (let left = 100; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((go) => setTimeout(go, 200));
    }
  }
}

async function main(site) {
  const all = pages(site).filter(({ kind }) => kind === "nomination").map(({ path }) => path);
  const scored = all.filter((path) => sheetOf(read(site, path)));
  const numbers = everyPage(site, scored);
  const chosen = [...new Map(scored.map((path) => [path.split("/")[0] + sheetOf(read(site, path)).rubric, path])).values()];
  const scratch = mkdtempSync(join(tmpdir(), "gongshi-check-"));
  const copy = join(scratch, "site");
  cpSync(site, copy, { recursive: true });
  const server = await serve(copy);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS.concat([`--user-data-dir=${scratch}/profile`]),
  });
  let told = 0;
  try {
    for (const path of chosen) {
      for (const base of [server.address, fileAddress(copy)]) for (const width of [360, 1280]) await honest(browser, base, path, width);
    }
    const liable = chosen.find((path) => Object.values(sheetOf(read(site, path)).facts).some((f) => /^[1-9]\d*$/.test(f.points ?? f.done ?? "")));
    for (const { name, page, says, changed } of lies(copy, liable)) {
      expect(changed, `${liable}: ${name} could not be falsified`);
      const path = liable.replace(/[^/]+$/, "falsified-page.html");
      writeFileSync(join(copy, path), page);
      const tab = await browser.newPage();
      const base = told % 2 ? server.address : fileAddress(copy);
      await tab.goto(base + path, { waitUntil: "load" });
      await tab.click("#check_ button");
      const heard = await tab.waitForFunction((re) => new RegExp(re).test(document.querySelector("#check_").innerText), { timeout: 5000 }, says.source).catch(() => null);
      expect(heard, `${liable}: ${name} is not reported: ${(await tab.$eval("#check_", (n) => n.innerText)).slice(0, 300)}`);
      told += 1;
      await tab.close();
    }
    const notice = pages(site).find(({ path, kind }) => kind === "notice" && /class="?fingerprint/.test(read(site, path)));
    if (notice) await sealed(browser, server.address, notice.path, scratch, expect);
    expect(notice || !existsSync(join(site, "evidence")), "no notice has a fingerprint at its foot");
    await released(browser, copy, liable);
    for (const base of [server.address, fileAddress(copy)]) await file(browser, base, copy);
    if (process.env.CHROMIUM64) await old(process.env.CHROMIUM64, scratch, copy, chosen);
  } finally {
    await browser.close();
    server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const fault of [...new Set(faults)].slice(0, 50)) console.error(fault);
  console.log(`check: ${scored.length} pages, ${numbers} numbers; ${chosen.length} pages pressed, ${told} lies told, ${faults.length} faults`);
  return faults.length === 0 && scored.length > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2] ?? "public");
