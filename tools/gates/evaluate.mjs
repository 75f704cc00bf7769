// The page's script as an evaluator of cases: reads lines of JSON, writes lines of JSON.
//
// Usage: node evaluate.mjs [--no-bigint] < cases.jsonl > answers.jsonl
//
// A line in is {rubric, facts, gates, context: {bests, won}}; a line out is {points, exact, standing,
// criteria, groups}, or {fault}. With --no-bigint the script runs as in engines before Chromium 67.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInNewContext } from "node:vm";

const script = new URL("../../verifiers/verify.js", import.meta.url);

/** The script in a world of its own, with or without BigInt. */
export function load(bigint = true) {
  const window = {};
  if (bigint) window.BigInt = BigInt;
  runInNewContext(readFileSync(script, "utf8"), { window });
  return window.gongshiVerify;
}

/** The answer to one case. */
export function answer(verify, { rubric, facts, gates, context }) {
  try {
    const { bests, won } = context ?? {};
    const { criteria, groups, total, standing } = verify.score(rubric, { facts, gates, bests, won });
    return { points: total.published, exact: total.exact, standing, criteria, groups };
  } catch (error) {
    if (!error.fault) throw error;
    return { fault: error.fault };
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const verify = load(!process.argv.includes("--no-bigint"));
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(answer(verify, JSON.parse(line))));
  }
}
