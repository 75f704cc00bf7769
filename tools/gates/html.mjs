// Every page through two validators: html-validate and the Nu checker (needs Java).
//
// Usage: node html.mjs SITE

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { pages } from "./site.mjs";

// Validity and accessibility. How attributes are quoted or void elements closed is the minifier's affair.
const RULES = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "void-style": "off", "attr-quotes": "off", "no-inline-style": "error", "no-trailing-whitespace": "off" },
};

async function validate(site, all) {
  const validator = new HtmlValidate(RULES);
  const faults = [];
  for (const { path } of all) {
    const report = await validator.validateString(readFileSync(join(site, path), "utf8"), path);
    for (const { messages } of report.results) {
      for (const m of messages) faults.push(`${path}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
    }
  }
  return faults;
}

function nu(site) {
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", site], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  const said = run.stderr.split("\n").filter(Boolean);
  return run.status === 0 ? [] : said.length > 0 ? said : [`vnu.jar ended with ${run.status}`];
}

const site = process.argv[2] ?? "public";
const all = pages(site);
const faults = [...(await validate(site, all)), ...nu(site)];
for (const fault of faults.slice(0, 100)) console.error(fault);
console.log(`html: ${all.length} pages through two validators, ${faults.length} faults`);
process.exitCode = faults.length === 0 && all.length > 0 ? 0 : 1;
