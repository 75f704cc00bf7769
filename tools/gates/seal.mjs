// The fingerprint on paper: the code at the foot of a notice is read from the screen and from the print-out, says
// what is printed beside it, and leads to the release that has it.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const JSQR = readFileSync(createRequire(import.meta.url).resolve("jsqr/dist/jsQR.js"), "utf8");

/** The text of the code in a picture (base64 PNG), or null. */
async function decode(browser, png) {
  const tab = await browser.newPage();
  await tab.evaluate(JSQR.replace(/^/, "var exports = undefined, module = undefined;"));
  const text = await tab.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const paper = canvas.getContext("2d");
    paper.drawImage(image, 0, 0);
    const { data: pixels, width, height } = paper.getImageData(0, 0, image.width, image.height);
    return (globalThis.jsQR ?? self.jsQR)(pixels, width, height)?.data ?? null;
  }, png);
  await tab.close();
  return text;
}

/** Looks at one notice; `expect(holds, what)` hears what is wrong. */
export async function sealed(browser, base, path, scratch, expect) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 360, height: 800, deviceScaleFactor: 2 });
  await tab.goto(base + path, { waitUntil: "load" });
  const hex = (await tab.$eval(".fingerprint code", (node) => node.textContent)).replaceAll(" ", "");
  expect(/^[0-9a-f]{64}$/.test(hex), `${path}: no fingerprint at its foot`);
  const seen = await decode(browser, await (await tab.$(".qr")).screenshot({ encoding: "base64" }));
  expect(seen?.endsWith(hex), `${path}: the code on the screen says ${seen}`);
  const pdf = join(scratch, "notice.pdf");
  writeFileSync(pdf, await tab.pdf({ preferCSSPageSize: true, printBackground: false }));
  execFileSync("pdftoppm", ["-png", "-r", "150", pdf, join(scratch, "paper")]);
  const sheets = readdirSync(scratch).filter((name) => /^paper.*png$/.test(name));
  const read = await Promise.all(sheets.map((name) => decode(browser, readFileSync(join(scratch, name), "base64"))));
  expect(read.includes(seen), `${path}: the code on paper says ${read}`);
  const words = execFileSync("pdftotext", ["-enc", "UTF-8", pdf, "-"], { encoding: "utf8" }).replace(/\s/g, "");
  expect(words.includes(hex), `${path}: the fingerprint is not printed`);
  const evidence = `${base}${path.split("/")[0]}/evidence.html#sha256-`;
  const wrong = hex.replace(/^./, (c) => (c === "0" ? "1" : "0"));
  const verdicts = [[hex, "的指纹，64位相同"], [wrong, "没有哪个版本是这个指纹"]];
  for (const [wanted, says] of verdicts) {
    await tab.goto("about:blank");
    await tab.goto(evidence + wanted, { waitUntil: "load" });
    const said = await tab.$$eval("main [role=status]", (all) => all.map((node) => node.textContent).join());
    expect(said.includes(says), `${evidence}${wanted.slice(0, 8)}…: says ${said}`);
  }
  // Typed, as a reader types it; part of it; and pasted as the code says it.
  for (const [typed, says] of [
    ...verdicts.map(([wanted, says]) => [wanted.toUpperCase().replace(/(.{4})/g, "$1 "), says]),
    [hex.slice(0, 10), "已输入10位"],
    [seen, "的指纹，64位相同"],
    [`${hex}0`, "没有哪个版本是这个指纹"],
  ]) {
    await tab.goto(evidence.split("#")[0], { waitUntil: "load" });
    await tab.type("#typed_ input", typed);
    const said = await tab.$$eval("main [role=status]", (all) => all.map((node) => node.textContent).join());
    expect(said.includes(says), `${evidence.split("#")[0]}: ${typed} typed: says ${said}`);
  }
  await tab.close();
}
