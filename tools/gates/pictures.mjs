// Makes the pictures of README: a page of the built demo and a diagnostic as a terminal shows it.
//
// Usage: node pictures.mjs page PAGE.html PICTURE.png
//        node pictures.mjs terminal TEXT PICTURE.png   (TEXT from `gongshi check --color always > TEXT`)

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const COLOURS = { 30: "#222", 31: "#f2777a", 32: "#99cc99", 33: "#ffcc66", 34: "#6699cc", 35: "#cc99cc", 36: "#66cccc" };

/** Terminal colours as spans; what is not known is left out. */
function html(text) {
  const escape = (part) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  let style = "";
  return text
    .split(/(\x1b\[[0-9;]*m)/)
    .map((part) => {
      const codes = /^\x1b\[([0-9;]*)m$/.exec(part)?.[1].split(";").map(Number);
      if (!codes) return `<span style="${style}">${escape(part)}</span>`;
      for (const code of codes) {
        if (code === 0) style = "";
        if (code === 1) style += "font-weight:bold;";
        const colour = COLOURS[code >= 90 ? code - 60 : code];
        if (colour) style += `color:${colour};`;
      }
      return "";
    })
    .join("");
}

const [kind, from, to] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const tab = await browser.newPage();
await tab.setViewport({ width: 1000, height: 1560 });
if (kind === "page") {
  await tab.goto(String(pathToFileURL(resolve(from))));
  await tab.screenshot({ path: to });
} else {
  await tab.setContent(
    `<body style="margin:0;background:#1e1e1e;color:#ddd"><pre style="display:inline-block;margin:0;padding:24px;` +
      `font:16px/1.5 'Noto Sans Mono CJK SC',monospace">${html(readFileSync(from, "utf8").trimEnd())}</pre></body>`,
  );
  await (await tab.$("pre")).screenshot({ path: to });
}
await browser.close();
