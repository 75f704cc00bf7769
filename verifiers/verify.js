/* gongshi: recomputes scores from their facts and compares fingerprints, by spec/scoring.md and spec/evidence.md
 * alone; no code is shared with the engine. ES5, for Chromium 64 and WeChat's old engines. It touches no page:
 * a theme's check.js shows what it finds.
 *
 * 1 whole numbers   2 fractions   3 measures and ladders   4 rules   5 the sheet   6 SHA-256   7 bundles
 */
(function (world) {
  "use strict";

  /* 1 whole numbers of any size: the engine's own where it has them, else limbs of seven digits */

  function native(Big) {
    return {
      of: function (text) { return Big(text); },
      add: function (a, b) { return a + b; },
      sub: function (a, b) { return a - b; },
      mul: function (a, b) { return a * b; },
      /* towards zero */
      div: function (a, b) { return a / b; },
      rem: function (a, b) { return a % b; },
      cmp: function (a, b) { return a < b ? -1 : a > b ? 1 : 0; }
    };
  }

  /* {s: sign, m: limbs, the smallest first, none of zero} */
  function limbs() {
    var BASE = 1e7;
    function whole(s, m) {
      while (m.length && !m[m.length - 1]) m.pop();
      return { s: m.length ? s : 0, m: m, toString: text };
    }
    function text() {
      var out = "", i;
      for (i = this.m.length - 1; i >= 0; i--) out += out ? String(BASE + this.m[i]).slice(1) : this.m[i];
      return (this.s < 0 ? "-" : "") + (out || "0");
    }
    function of(text) {
      var s = 1, m = [], i;
      text = String(text);
      if (text.charAt(0) === "-") { s = -1; text = text.slice(1); }
      for (i = text.length; i > 0; i -= 7) m.push(+text.slice(Math.max(0, i - 7), i));
      return whole(s, m);
    }
    function size(a, b) {
      var i;
      if (a.length !== b.length) return a.length < b.length ? -1 : 1;
      for (i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      return 0;
    }
    function plus(a, b) {
      var m = [], carry = 0, i, sum;
      for (i = 0; i < a.length || i < b.length || carry; i++) {
        sum = (a[i] || 0) + (b[i] || 0) + carry;
        carry = sum >= BASE ? 1 : 0;
        m.push(sum - carry * BASE);
      }
      return m;
    }
    /* a is not smaller */
    function minus(a, b) {
      var m = [], borrow = 0, i, rest;
      for (i = 0; i < a.length; i++) {
        rest = a[i] - (b[i] || 0) - borrow;
        borrow = rest < 0 ? 1 : 0;
        m.push(rest + borrow * BASE);
      }
      return m;
    }
    function times(a, b) {
      var m = [], i, k, carry, sum;
      for (i = 0; i < a.length; i++) {
        carry = 0;
        for (k = 0; k < b.length || carry; k++) {
          sum = (m[i + k] || 0) + a[i] * (b[k] || 0) + carry;
          carry = Math.floor(sum / BASE);
          m[i + k] = sum - carry * BASE;
        }
      }
      return m;
    }
    function trimmed(m) {
      while (m.length && !m[m.length - 1]) m.pop();
      return m;
    }
    /* One limb of the quotient at a time: guessed from the leading digits, then mended. */
    function divided(a, b) {
      var quotient = [], rest = [], i, guess, part, n = b.length;
      function lead(m) { return ((m[n] || 0) * BASE + (m[n - 1] || 0)) * BASE + (m[n - 2] || 0) + (m[n - 3] || 0) / BASE; }
      for (i = a.length - 1; i >= 0; i--) {
        rest.unshift(a[i]);
        trimmed(rest);
        guess = Math.max(0, Math.floor(lead(rest) / lead(b)) - 1);
        part = trimmed(times(b, [guess]));
        rest = trimmed(minus(rest, part));
        while (size(rest, b) >= 0) {
          rest = trimmed(minus(rest, b));
          guess++;
        }
        quotient[i] = guess;
      }
      return [quotient, rest];
    }
    function add(a, b) {
      if (!a.s || !b.s) return a.s ? a : b;
      if (a.s === b.s) return whole(a.s, plus(a.m, b.m));
      return size(a.m, b.m) < 0 ? whole(b.s, minus(b.m, a.m)) : whole(a.s, minus(a.m, b.m));
    }
    return {
      of: of,
      add: add,
      sub: function (a, b) { return add(a, whole(-b.s, b.m.slice())); },
      mul: function (a, b) { return whole(a.s * b.s, times(a.m, b.m)); },
      div: function (a, b) { return whole(a.s * b.s, divided(a.m, b.m)[0]); },
      rem: function (a, b) { return whole(a.s, divided(a.m, b.m)[1]); },
      cmp: function (a, b) { return a.s !== b.s ? (a.s < b.s ? -1 : 1) : a.s < 0 ? size(b.m, a.m) : size(a.m, b.m); }
    };
  }

  var Z, zero, one, hundred, half;

  function use(numbers) {
    Z = numbers;
    zero = ratio(Z.of("0"), Z.of("1"));
    one = ratio(Z.of("1"), Z.of("1"));
    hundred = int(100);
    half = ratio(Z.of("1"), Z.of("2"));
  }

  /* 2 fractions in lowest terms, the denominator positive (N2) */

  function ratio(n, d) {
    var nil = Z.of("0"), a = n, b = d, t;
    while (Z.cmp(b, nil)) { t = Z.rem(a, b); a = b; b = t; }
    if (Z.cmp(a, nil) < 0 !== Z.cmp(d, nil) < 0) a = Z.sub(nil, a);
    return { n: Z.div(n, a), d: Z.div(d, a) };
  }
  function int(n) { return { n: Z.of(String(n)), d: Z.of("1") }; }
  function add(a, b) { return ratio(Z.add(Z.mul(a.n, b.d), Z.mul(b.n, a.d)), Z.mul(a.d, b.d)); }
  function neg(a) { return { n: Z.sub(Z.of("0"), a.n), d: a.d }; }
  function sub(a, b) { return add(a, neg(b)); }
  function mul(a, b) { return ratio(Z.mul(a.n, b.n), Z.mul(a.d, b.d)); }
  function div(a, b) { return ratio(Z.mul(a.n, b.d), Z.mul(a.d, b.n)); }
  function cmp(a, b) { return Z.cmp(Z.mul(a.n, b.d), Z.mul(b.n, a.d)); }
  function sign(a) { return Z.cmp(a.n, Z.of("0")); }
  function min(a, b) { return cmp(a, b) < 0 ? a : b; }
  function max(a, b) { return cmp(a, b) > 0 ? a : b; }
  function sum(list) { return list.reduce(add, zero); }
  function isWhole(a) { return String(a.d) === "1"; }
  function floor(a) {
    var q = ratio(Z.div(a.n, a.d), Z.of("1"));
    return cmp(q, a) > 0 ? sub(q, one) : q;
  }
  function ceil(a) { return neg(floor(neg(a))); }
  function power(places) { return int("1" + new Array(places + 1).join("0")); }
  function fraction(text) {
    var parts = String(text).split("/");
    return parts.length > 1 ? ratio(Z.of(parts[0]), Z.of(parts[1])) : number(text);
  }
  function exact(a) { return isWhole(a) ? String(a.n) : a.n + "/" + a.d; }

  /* N9 */
  function fault(name) { var e = new Error(name); e.fault = name; throw e; }

  /* N1 */
  var LITERAL = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?%?$/;
  function number(value) {
    var text = String(value), whole, point;
    if (typeof value === "boolean" || text.length > 64 || !LITERAL.test(text)) fault("wrong-type");
    whole = text.replace("%", "").split(".");
    point = (whole[1] || "").length;
    whole = ratio(Z.of(whole.join("")), power(point).n);
    /* -0.5 is -05 / 10: the sign stands in front of all digits */
    return /%$/.test(text) ? div(whole, hundred) : whole;
  }
  function flag(value) {
    if (String(value) !== "true" && String(value) !== "false") fault("wrong-type");
    return String(value) === "true";
  }
  function has(map, name) { return Object.prototype.hasOwnProperty.call(map, name); }
  function need(facts, name) {
    if (!has(facts, name)) fault("missing-fact");
    return facts[name];
  }

  /* A word where one is needed, a list where one is. */
  function named(facts, name) {
    var value = need(facts, name);
    return typeof value !== "string" || LITERAL.test(value) ? fault("wrong-type") : value;
  }
  function rows(facts, name) {
    var value = need(facts, name);
    return Array.isArray(value) && value.every(function (row) { return row && typeof row === "object"; }) ? value : fault("wrong-type");
  }

  /* N3: on the grid of 10^-places, as a whole number of steps; symmetric about zero */
  function steps(a, rounding) {
    var positive = sign(a) < 0 ? neg(a) : a, scaled = mul(positive, power(+rounding.places)), low = floor(scaled);
    var rest = sub(scaled, low), middle = cmp(rest, half), mode = rounding.mode, up;
    if (mode === "half_up") up = middle >= 0;
    else if (mode === "half_even") up = middle > 0 || (!middle && String(Z.rem(low.n, Z.of("2"))) !== "0");
    else up = mode === "up" && sign(rest) > 0;
    if (up) low = add(low, one);
    return sign(a) < 0 ? neg(low) : low;
  }
  function rounded(a, rounding) { return div(steps(a, rounding), power(+rounding.places)); }
  /* With all its places: 9.50 */
  function fixed(a, rounding) {
    var places = +rounding.places, text = String(steps(a, rounding).n), minus = text.charAt(0) === "-" ? "-" : "";
    var digits = text.slice(minus.length);
    while (digits.length <= places) digits = "0" + digits;
    return minus + (places ? digits.slice(0, -places) + "." + digits.slice(-places) : digits);
  }
  function published(a, rounding) {
    if (String(steps(a, rounding).n).replace("-", "").length > 28) fault("too-large");
    return fixed(a, rounding);
  }

  /* Numbers as they are read, never as they are computed: in full up to ten places, else to six and with ≈. */
  var FULL = 10, SHORT = 6;
  function halfUp(places) { return { places: places, mode: "half_up" }; }
  function scaled(a, percent) { return percent ? mul(a, hundred) : a; }
  function ends(a, percent) { return isWhole(mul(scaled(a, percent), power(FULL))); }
  function show(a, percent, places) {
    var full = ends(a, percent), text = fixed(scaled(a, percent), halfUp(full ? FULL : places || SHORT));
    return (full ? text.replace(/\.?0+$/, "") : text) + (percent ? "%" : "");
  }
  /* `= 0.95`, `≈ 86.863544%（853/982）`; `terms` are the numbers that stand before it. */
  function is(a, percent, terms) {
    var whole = ends(a, percent), text = exact(a);
    return (whole && (terms || []).every(function (one) { return ends(one); }) ? "= " : "≈ ") + show(a, percent) +
      (whole || text.length > 40 ? "" : word("v_fraction", { n: text }));
  }
  /* A value beside a bound: enough digits that it does not look like the bound itself. */
  function beside(a, limit, percent) {
    var places = SHORT;
    while (places < 12 && cmp(a, limit) && !cmp(rounded(scaled(a, percent), halfUp(places)), scaled(limit, percent))) places++;
    return show(a, percent, places);
  }
  function joined(list, sign) { return list.map(function (one) { return show(one); }).join(sign || " + "); }

  /* 3 measures (N20 to N27) and ladders (N30 to N33). `say` takes lines for the page. */

  var NOTHING = {};   /* thrown for a zero denominator, which is no fault yet (N24) */

  function counted(measure, row) {
    var done = number(need(row, "done")), total = number(need(row, "total"));
    if (sign(done) < 0 || sign(total) < 0) fault("out-of-range");
    return clamped(measure, done, total);
  }
  function clamped(measure, done, total) {
    var over = measure.over || "error";
    if (cmp(done, total) > 0 && over === "error") fault("out-of-range");
    return { done: over === "allow" ? done : min(done, total), total: total };
  }
  /* Whether a measure is a share of something: 人均 is none. */
  function isShare(measure) { return !has(measure, "value") && measure.over !== "allow"; }
  function share(measure, row, say) {
    var both, rate;
    if (has(row, "rate")) {
      if (has(row, "done") || has(row, "total")) fault("contradiction");
      rate = number(row.rate);
      if (sign(rate) < 0) fault("out-of-range");
      return clamped(measure, rate, one).done;
    }
    both = counted(measure, row);
    if (!sign(both.total)) throw NOTHING;
    rate = div(both.done, both.total);
    say(show(both.done) + " ÷ " + show(both.total) + " " + is(rate, isShare(measure)));
    return rate;
  }
  /* {value, share, percent}: whether it reads as a percentage */
  function read(measure, facts, say) {
    var value, top, part, percent;
    if (has(measure, "value")) {
      value = number(need(facts, "value"));
      if (has(measure, "min") && cmp(value, number(measure.min)) < 0) fault("out-of-range");
      percent = /%$/.test(facts.value);
      if (!has(measure, "max")) return { value: value, share: value, percent: percent };
      top = number(measure.max);
      if (cmp(value, top) > 0) fault("out-of-range");
      if (!sign(top)) throw NOTHING;
      return { value: value, share: div(value, top), percent: percent };
    }
    if (!measure.aggregate) part = share(measure, facts, say);
    else part = (measure.aggregate === "mean" ? mean : pooled)(measure, rows(facts, "batches"), say);
    return { value: part, share: part, percent: isShare(measure) };
  }
  function mean(measure, rows, say) {
    var onZero = measure.on_zero || "error", values = [], zeros = 0, all;
    if (!rows.length) fault("too-few");
    rows.forEach(function (row) {
      try {
        values.push(share(measure, row, say));
      } catch (e) {
        if (e !== NOTHING) throw e;
        zeros++;
        if (onZero === "error") fault("zero-denominator");
        if (onZero !== "exclude") values.push(onZero === "full" ? one : zero);
      }
    });
    if (zeros === rows.length) throw NOTHING;
    all = div(sum(values), int(values.length));
    if (values.length > 1) {
      say(word("v_mean") + "(" + values.map(function (one) { return show(one, isShare(measure)); }).join(" + ") + ") ÷ " + values.length + " " + is(all, isShare(measure)));
    }
    return all;
  }
  function pooled(measure, rows, say) {
    var all, done, total;
    if (!rows.length) fault("too-few");
    if (rows.some(function (row) { return has(row, "rate"); })) fault("contradiction");
    all = rows.map(function (row) { return counted(measure, row); });
    done = all.map(function (row) { return row.done; });
    total = all.map(function (row) { return row.total; });
    if (!sign(sum(total))) throw NOTHING;
    all = div(sum(done), sum(total));
    say(word("v_pooled") + "(" + joined(done) + ") ÷ (" + joined(total) + ") " + is(all, isShare(measure)));
    return all;
  }

  /* The sign between value and limit where a bound holds, and where it does not. */
  var BOUNDS = { at_least: "≥<", above: ">≤", at_most: "≤>", below: "<≥" };
  function keeps(sign, c) { return (c > 0 ? "≥>" : c < 0 ? "≤<" : "≥≤").indexOf(sign) >= 0; }
  function ladder(here, list, reading, isRatio) {
    var at = 0, bounds = list.map(function (step) { return bound(here, step, reading, isRatio); }), award, points;
    function say(verdict) { here.say(between([bounds[at - 1], bounds[at]].filter(Boolean), here.rubric.compare) + verdict); }
    while (at < list.length && bounds[at] && !bounds[at].holds) at++;
    if (at === list.length) {
      say(word("v_no_step"));
      return zero;
    }
    award = list[at].award;
    points = award === "full" ? here.points : award === "proportional" ? null : number(award);
    say(points ? word(award === "full" ? "v_full" : "v_gives", { n: show(points) }) : word("v_proportional"));
    return points || proportional(here, reading, isRatio);
  }
  function proportional(here, reading, isRatio) {
    var points = mul(here.points, reading.share), percent = isRatio || reading.percent || cmp(reading.share, reading.value) !== 0;
    here.say(show(here.points) + " × " + show(reading.share, percent) + " " + is(points, false, [scaled(reading.share, percent)]));
    return points;
  }
  /* The bound of a step, and the value that meets it (N4); nothing where a step has none. */
  function bound(here, step, reading, isRatio) {
    var name = Object.keys(BOUNDS).filter(function (name) { return has(step, name); })[0], compare = here.rubric.compare || "exact";
    var value = reading.value, text, percent, scale, limit, holds;
    if (!name) return null;
    text = String(step[name]);
    percent = /%$/.test(text);
    if (compare !== "exact") {
      scale = isRatio || percent ? hundred : one;
      value = div(rounded(mul(value, scale), compare), scale);
    }
    limit = number(text);
    holds = keeps(BOUNDS[name].charAt(0), cmp(value, limit));
    percent = percent || reading.percent;
    return { holds: holds, seen: beside(value, limit, percent), ends: ends(value, percent), says: BOUNDS[name].charAt(holds ? 0 : 1) + " " + text };
  }
  /* `86.863544% < 90%，≥ 60%（按精确值比较），` */
  function between(bounds, compare) {
    var widest = "", how = "";
    if (!bounds.length) return "";
    bounds.forEach(function (one) { if (one.seen.length > widest.length) widest = one.seen; });
    if (compare && compare !== "exact") how = word("v_by_" + compare.mode, { n: compare.places });
    else if (!bounds[0].ends) how = word("v_by_exact");
    return widest + " " + bounds.map(function (one) { return one.says; }).join(word("v_so")) + how + word("v_so");
  }

  /* 4 rules: `here` is {rubric, rule, points, facts, say, sheet}; the answer is the exact points */

  function within(value, low, high, step) {
    var points = number(value);
    if (step !== undefined && sign(number(step)) <= 0) fault("broken-rule");
    if (cmp(points, low) < 0 || cmp(points, high) > 0) fault("out-of-range");
    if (step !== undefined && !isWhole(div(sub(points, low), number(step)))) fault("off-grid");
    return points;
  }
  function ranged(here, value) {
    var rule = here.rule;
    return within(value, has(rule, "min") ? number(rule.min) : zero, has(rule, "max") ? number(rule.max) : here.points, rule.step);
  }
  function measureOf(rule) { return rule.measure || rule; }
  /* N45: an amount to points */
  function worth(item, amount, say) {
    var per = has(item, "per") ? number(item.per) : one, units, all, points, kind = item.count || "floor", said;
    var percent = /%$/.test(item.per);
    if (sign(per) <= 0) fault("broken-rule");
    units = div(amount, per);
    units = kind === "floor" ? floor(units) : kind === "ceil" ? ceil(units) : units;
    all = mul(units, number(item.each));
    points = has(item, "max") ? min(all, number(item.max)) : all;
    said = [];
    if (cmp(per, one) || cmp(units, amount)) said.push(show(amount, percent) + " ÷ " + (item.per || 1) + " " + is(div(amount, per)));
    if (cmp(units, div(amount, per))) said.push(word("v_counts", { n: show(units) }));
    said.push(show(units) + " × " + item.each + " " + is(all, false, [units]));
    if (cmp(points, all)) said.push(word("v_at_most", { n: show(points) }));
    say((item.title || "") + " " + show(amount, percent) + (item.unit || "") + word("v_colon") + said.join(word("v_so")));
    return points;
  }
  function total(here, list) {
    var all = sum(list);
    if (list.length > 1) here.say(joined(list) + " " + is(all, false, list));
    return all;
  }
  function largestFirst(a, b) { return -cmp(a, b); }

  var RULES = {
    points: function (here) {
      var points = ranged(here, need(here.facts, "points"));
      here.say(word("v_given", { n: show(points) }));
      return points;
    },
    checklist: function (here) {
      var all = true, got = here.rule.items.map(function (item) {
        var worth = number(item.points), names, met, points;
        if (String(item.partial) === "true") {
          points = within(need(here.facts, item.id), zero, worth);
          met = sign(points) > 0;
        } else {
          names = item.all_of ? Object.keys(item.all_of) : [];
          met = (names.length ? names : [item.id]).map(function (name) { return flag(need(here.facts, name)); })
            .every(Boolean);
          points = met ? worth : zero;
        }
        all = all && met;
        here.say(item.text + word("v_item", { n: show(points), full: show(worth) }));
        return points;
      });
      if (here.rule.fail_any === "zero" && !all) {
        here.say(word("v_fail_any"));
        return zero;
      }
      return total(here, got);
    },
    choice: function (here) {
      var name = named(here.facts, "level"), level, points;
      level = here.rule.levels.filter(function (one) { return one.id === name; })[0];
      if (!level) fault("unknown-name");
      points = has(level, "points") ? number(level.points)
        : within(need(here.facts, "points"), number(level.min), number(level.max), level.step);
      here.say(word("v_level", { title: level.title }) + word("v_so") + word("v_gives", { n: show(points) }));
      return points;
    },
    bands: function (here) { return graded(here, true); },
    ratio: function (here) { return graded(here, (here.rule.steps || []).length > 0); },
    count: function (here) {
      var items = here.rule.items, all;
      if (!items) {
        all = {};
        Object.keys(here.rule).forEach(function (key) { all[key] = here.rule[key]; });
        all.id = "count";
        items = [all];
      }
      return total(here, items.map(function (item) { return worth(item, amountOf(item, here), here.say); }));
    },
    deduct: function (here) {
      var rule = here.rule, start = has(rule, "start") ? number(rule.start) : here.points, lost, left, least;
      lost = rule.items.map(function (item) { return worth(item, amountOf(item, here), here.say); });
      left = sub(start, sum(lost));
      here.say(joined([start].concat(lost), " − ") + " " + is(left, false, lost));
      least = has(rule, "floor") ? number(rule.floor) : zero;
      if (cmp(left, least) < 0) here.say(word("v_at_least", { n: show(least) }));
      return max(left, least);
    },
    bonus: function (here) {
      var highest = here.rule.stack === "highest", items = {}, by = {}, seen = {}, got;
      here.rule.items.forEach(function (item) { items["." + item.id] = item; });
      rows(here.facts, "claims").forEach(function (claim) {
        var key = "." + named(claim, "item"), item = items[key], points, once;
        if (!item) fault("unknown-name");
        if (has(item, "award_in")) {
          once = key + "/" + named(claim, "nomination");
          if (seen[once]) fault("duplicate");
          seen[once] = true;
          points = won(here, item, claim.nomination);
        } else points = claimed(item, claim, highest);
        here.say(item.title + word("v_colon") + word("v_gives", { n: show(points) }));
        (by[key] = by[key] || []).push(points);
      });
      got = Object.keys(by).map(function (key) {
        var points = highest ? by[key].sort(largestFirst)[0] : sum(by[key]);
        return has(items[key], "max") ? min(points, number(items[key].max)) : points;
      });
      if (!highest) return total(here, got);
      got = got.sort(largestFirst)[0] || zero;
      here.say(word("v_highest", { n: show(got) }));
      return got;
    },
    judges: function (here) {
      var rule = here.rule, present = panel(here, here.facts), high = +(rule.drop_high || 0), low = +(rule.drop_low || 0);
      var names = Object.keys(present), keys = {}, left, result, middle;
      if (names.length < (has(rule, "min_judges") ? +rule.min_judges : high + low + 1) || names.length <= high + low) fault("too-few");
      names.forEach(function (name) { keys[name] = [present[name]]; });
      if (rule.drop_on === "total") keys = totals(here, present);
      names.sort(function (a, b) {
        var i, c;
        for (i = 0; i < keys[a].length; i++) if ((c = cmp(keys[a][i], keys[b][i]))) return c;
        return 0;
      });
      function told(some) { return some.map(function (name) { return name.slice(1) + " " + show(present[name]); }).join("、") || "—"; }
      left = names.slice(low, names.length - high).map(function (name) { return present[name]; }).sort(cmp);
      if (high || low) here.say(word("v_drop", { high: told(names.slice(names.length - high)), low: told(names.slice(0, low)) }));
      if (rule.average === "median") {
        middle = Math.floor(left.length / 2);
        result = left.length % 2 ? left[middle] : mul(add(left[middle - 1], left[middle]), half);
        here.say(word("v_median") + joined(left, "、") + " " + is(result));
        return result;
      }
      result = div(sum(left), int(left.length));
      here.say(word("v_average") + "(" + joined(left) + ") ÷ " + left.length + " " + is(result));
      return result;
    },
    interpolate: function (here) {
      var reading = read(measureOf(here.rule), here.facts, here.say), v = reading.value, percent = reading.percent, i, from, to, y;
      var line = here.rule.anchors.map(function (a) { return { x: number(a.at), y: number(a.points) }; });
      function text(a) { return show(a, percent); }
      for (i = 1; i < line.length; i++) if (cmp(line[i - 1].x, line[i].x) >= 0) fault("broken-rule");
      if (cmp(v, line[0].x) <= 0) y = line[0].y;
      for (i = 1; i < line.length && !y; i++) {
        from = line[i - 1];
        to = line[i];
        if (cmp(v, to.x) > 0) continue;
        y = add(from.y, mul(div(sub(v, from.x), sub(to.x, from.x)), sub(to.y, from.y)));
        here.say(show(from.y) + " + (" + text(v) + " − " + text(from.x) + ") ÷ (" + text(to.x) + " − " + text(from.x) + ") × (" +
          show(to.y) + " − " + show(from.y) + ") " + is(y, false, [scaled(v, percent)]));
        return y;
      }
      y = y || line[line.length - 1].y;
      here.say(text(v) + word("v_so") + word("v_gives", { n: show(y) }));
      return y;
    },
    relative: function (here) {
      var reading = read(measureOf(here.rule), here.facts, here.say), v = reading.value, highest = here.rule.best === "highest", best, q;
      function text(a) { return show(a, reading.percent); }
      if (sign(v) < 0) fault("out-of-range");
      best = has(here.sheet.bests, here.id) ? fraction(here.sheet.bests[here.id]) : v;
      if (highest) q = sign(best) ? div(v, best) : zero;
      else q = sign(v) ? div(best, v) : one;
      q = mul(here.points, min(q, one));
      here.say(word("v_best", { n: text(best) }));
      here.say(show(here.points) + " × " + (highest ? text(v) + " ÷ " + text(best) : text(best) + " ÷ " + text(v)) + " " +
        is(q, false, [scaled(v, reading.percent), scaled(best, reading.percent)]));
      return q;
    },
    top: function (here) {
      var rule = here.rule, k = +rule.k, fewer = rule.fewer || "error", points, by;
      points = rows(here.facts, "members").map(function (row) {
        named(row, "member");
        return ranged(here, need(row, "points"));
      });
      if (points.length < k && fewer === "error") fault("too-few");
      points = points.sort(largestFirst).slice(0, k);
      if (rule.combine !== "mean") return total(here, points);
      by = fewer === "present" ? points.length : k;
      if (!by) return zero;
      k = div(sum(points), int(by));
      here.say("(" + joined(points) + ") ÷ " + by + " " + is(k));
      return k;
    }
  };

  function graded(here, byLadder) {
    var measure = measureOf(here.rule), reading = read(measure, here.facts, here.say);
    if (byLadder) return ladder(here, here.rule.steps, reading, isShare(measure));
    return proportional(here, reading, isShare(measure));
  }
  /* N46: how much an item counts */
  function amountOf(item, here) {
    var amount = has(item, "done") ? quotient(item, here) : number(need(here.facts, item.id));
    if (has(item, "under")) {
      here.say(item.under + " − " + show(amount, /%$/.test(item.under)) + word("v_not_below_0"));
      return max(zero, sub(number(item.under), amount));
    }
    if (has(item, "over")) {
      here.say(show(amount, /%$/.test(item.over)) + " − " + item.over + word("v_not_below_0"));
      return max(zero, sub(amount, number(item.over)));
    }
    if (sign(amount) < 0) fault("out-of-range");
    return amount;
  }
  /* The ratio of two counts; above 100% where that is what counts */
  function quotient(item, here) {
    var done = number(need(here.facts, item.id + "-done")), all = number(need(here.facts, item.id + "-total")), q;
    var mayExceed = has(item, "over") && cmp(number(item.over), one) >= 0;
    if (sign(done) < 0 || sign(all) < 0 || (cmp(done, all) > 0 && !mayExceed)) fault("out-of-range");
    if (!sign(all)) fault("zero-denominator");
    q = div(done, all);
    here.say(show(done) + " ÷ " + show(all) + " " + is(q, true));
    return q;
  }
  function claimed(item, claim, highest) {
    var times = has(claim, "count") ? number(claim.count) : one;
    if (sign(times) < 0 || !isWhole(times)) fault("out-of-range");
    return mul(number(item.points), highest ? min(times, one) : times);
  }
  /* N47: the best tier that a nomination won in the other contest */
  function won(here, item, nomination) {
    return item.tiers.reduce(function (best, tier) {
      var has = here.sheet.won.some(function (w) {
        return w.contest === item.award_in && w.nomination === nomination && w.award === tier.award && w.tier === tier.tier;
      });
      return has ? max(best, number(tier.points)) : best;
    }, zero);
  }
  /* N65: the judges present and their points */
  function panel(here, facts) {
    var present = {}, seen = {};
    rows(facts, "scores").forEach(function (row) {
      var judge = "." + named(row, "judge");
      if (seen[judge]) fault("duplicate");
      seen[judge] = true;
      if (has(row, "recused") && flag(row.recused)) {
        if (has(row, "points")) fault("contradiction");
        return;
      }
      present[judge] = ranged(here, need(row, "points"));
    });
    return present;
  }
  /* N66: each judge's weighted total over all such criteria, then the points in each of them */
  function totals(here, present) {
    var keys = {}, names = Object.keys(present);
    names.forEach(function (name) { keys[name] = [zero]; });
    weights(here.rubric, one, []).forEach(function (pair) {
      var other = pair.criterion, facts = given(here.sheet, other), there;
      if (other.rule.kind !== "judges" || other.rule.drop_on !== "total" || !facts) return;
      there = panel({ rule: other.rule, points: number(other.points) }, facts);
      if (Object.keys(there).sort().join() !== names.slice().sort().join()) fault("uneven-panel");
      names.forEach(function (name) {
        keys[name][0] = add(keys[name][0], mul(pair.weight, there[name]));
        keys[name].push(there[name]);
      });
    });
    return keys;
  }
  /* What each criterion weighs in the total; above a bonus group nothing counts. */
  function weights(group, above, out) {
    children(group).forEach(function (item) {
      var weight = group.combine === "weighted" && has(item, "weight") ? mul(above, number(item.weight)) : above;
      if (item.rule) out.push({ criterion: item, weight: weight });
      else weights(item, String(item.extra) === "true" ? one : weight, out);
    });
    return out;
  }

  /* 5 the sheet (section 6 and 7 of the specification) */

  function children(group) { return (group.sections || []).concat(group.criteria || []); }
  function weightOf(item) { return has(item, "weight") ? number(item.weight) : fault("broken-rule"); }
  /* The facts of a criterion without who says so; nothing where it has none (N12). */
  function given(sheet, criterion) {
    var facts = sheet.facts[criterion.id] || {}, out = {}, any = false;
    Object.keys(facts).forEach(function (name) {
      if (name === "source" || name === "as_of" || name === "evidence") return;
      out[name] = facts[name];
      any = true;
    });
    return any ? out : null;
  }

  /* `data` is {facts, gates, bests, won}. The answer: criteria, groups and total, each with exact, published and
   * lines; null in place of points that are left out. */
  function score(rubric, data) {
    var sheet = { facts: data.facts || {}, gates: data.gates || {}, bests: data.bests || {}, won: data.won || [] };
    var out = { criteria: {}, groups: {}, total: null, lines: {}, order: [] }, extras = [];
    var byPrinted = rubric.total_of !== "exact";

    function node(exactly, printed, available, open) {
      return { exact: exactly, printed: printed, available: available, open: open, out: exactly === null };
    }
    function record(into, id, exactly, printed) {
      into[id] = exactly === null ? null : { exact: exact(exactly), published: published(printed, rubric.rounding) };
    }
    function lines(id) { return (out.lines[id] = out.lines[id] || []); }

    function criterion(item) {
      var facts = given(sheet, item), points = number(item.points), missing = item.missing || "error", got, onZero;
      var said = lines(item.id), here = { id: item.id, rubric: rubric, rule: item.rule, points: points, facts: facts, sheet: sheet };
      here.say = function (line) { said.push(line); };
      out.order.push(item);
      if (!facts) {
        if (missing === "error") fault("missing-facts");
        got = missing === "exclude" ? null : zero;
        said.push(word("v_missing"));
      } else {
        try {
          got = RULES[item.rule.kind](here);
        } catch (e) {
          if (e !== NOTHING) throw e;
          onZero = measureOf(item.rule).on_zero || "error";
          if (onZero === "error") fault("zero-denominator");
          got = onZero === "exclude" ? null : onZero === "full" ? points : zero;
          said.push(word("v_zero"));
        }
        if (got && cmp(got, points) > 0) {
          said.push(word("v_at_most", { n: show(points) }));
          got = points;
        }
      }
      record(out.criteria, item.id, got, got);
      return got ? node(got, rounded(got, rubric.rounding), points, false) : node(null, null, zero, true);
    }

    /* N81 to N84, before gates and rounding */
    function combined(group, settles) {
      var weighs = group.combine === "weighted", isRoot = group === rubric, nodes = [], here, exactly, printed, available, open, all, told;
      children(group).forEach(function (item) {
        var one = item.rule ? criterion(item) : section(item, weighs);
        if (!one) return;
        one.weight = weighs ? weightOf(item) : null;
        one.worth = weighs ? mul(one.weight, number(item.points)) : zero;
        one.shown = show(one.printed || zero);
        nodes.push(one);
      });
      here = nodes.filter(function (one) { return !one.out; });
      open = nodes.some(function (one) { return one.open; });
      if (nodes.length && !here.length) return node(null, null, zero, true);
      if (weighs) {
        exactly = sum(here.map(function (one) { return mul(one.weight, one.exact); }));
        printed = sum(here.map(function (one) { return mul(one.weight, one.printed); }));
        if (here.length < nodes.length) {
          all = remaining(nodes, here);
          if (!sign(all)) return node(null, null, zero, true);
          exactly = div(exactly, all);
          printed = div(printed, all);
        }
        available = number(group.points);
        open = false;
      } else {
        exactly = sum(here.map(function (one) { return one.exact; }));
        printed = sum(here.map(function (one) { return one.printed; }));
        available = sum(here.map(function (one) { return one.available; }));
      }
      said(isRoot ? "total" : group.id, here, byPrinted ? printed : exactly, here.length < nodes.length ? all : null);
      if (!isRoot && has(group, "cap")) {
        all = number(group.cap);
        exactly = min(exactly, all);
        printed = min(printed, all);
        available = min(available, all);
      }
      if (settles && open) {
        if (!sign(available)) return node(null, null, zero, true);
        all = div(number(group.points), available);
        told = byPrinted ? printed : exactly;
        exactly = mul(exactly, all);
        printed = mul(printed, all);
        lines(isRoot ? "total" : group.id).push(word("v_rescale") + show(told) + " ÷ " + show(available) + " × " + group.points + " " + is(byPrinted ? printed : exactly, false, [told]));
        open = false;
      }
      return node(exactly, printed, available, open);
    }
    /* N82: which share of a weighing group is left */
    function remaining(nodes, here) {
      var whole = sum(nodes.map(function (one) { return one.worth; }));
      return sign(whole) ? div(sum(here.map(function (one) { return one.worth; })), whole) : zero;
    }
    function said(id, here, result, weight) {
      var terms = here.map(function (one) {
        var value = byPrinted ? one.shown : show(one.exact);
        return one.weight ? show(one.weight) + " × " + value : value;
      });
      if (!terms.length || (terms.length === 1 && !here[0].weight)) return;
      lines(id).push((weight ? "(" : "") + terms.join(" + ") + (weight ? ") ÷ " + show(weight, true) : "") + " " +
        is(result, false, here.map(function (one) { return byPrinted ? zero : one.exact; })));
    }

    /* N91 */
    function gated(node, group) {
      (rubric.gates || []).forEach(function (gate) {
        var most;
        if (gate.effect === "disqualify" || (gate.group || null) !== group || !closed(gate) || node.out) return;
        most = gate.effect === "zero" ? zero : number(gate.effect.cap_at);
        node.exact = gate.effect === "zero" ? zero : min(node.exact, most);
        node.printed = gate.effect === "zero" ? zero : min(node.printed, most);
        lines(group || "total").push(gate.title + word("v_so") + word("v_at_most", { n: show(most) }));
      });
    }
    function closed(gate) {
      var fact = sheet.gates[gate.id];
      if (fact && typeof fact === "object") fact = fact.value;
      return fact !== undefined && fact !== null && flag(fact);
    }
    /* N87: what is printed is what is added */
    function print(node) { node.printed = rounded(byPrinted ? node.printed : node.exact, rubric.rounding); }

    /* A group below the root; nothing for a bonus group, which stands beside the total (N85). */
    function section(group, weighed) {
      var extra = String(group.extra) === "true", one = combined(group, weighed && !extra);
      gated(one, group.id);
      if (!one.out) print(one);
      record(out.groups, group.id, one.exact, one.printed);
      if (!extra) return one;
      if (!one.out) extras.push(one);
      return null;
    }

    (function () {
      var root = combined(rubric, true), limit, added, told;
      if (root.out) fault("nothing-scored");
      told = byPrinted ? root.printed : root.exact;
      extras.forEach(function (one) {
        root.exact = add(root.exact, one.exact);
        root.printed = add(root.printed, one.printed);
      });
      if (extras.length) {
        added = extras.map(function (one) { return show(byPrinted ? one.printed : one.exact); });
        lines("total").push(word("v_extra") + show(told) + " + " + added.join(" + ") + " " + is(byPrinted ? root.printed : root.exact));
      }
      ["cap", "floor"].forEach(function (name) {
        if (!has(rubric, name)) return;
        limit = number(rubric[name]);
        added = name === "cap" ? min : max;
        if (cmp(added(root.exact, limit), root.exact)) lines("total").push(word(name === "cap" ? "v_at_most" : "v_at_least", { n: show(limit) }));
        root.exact = added(root.exact, limit);
        root.printed = added(root.printed, limit);
      });
      gated(root, null);
      print(root);
      out.total = { exact: exact(root.exact), published: published(root.printed, rubric.rounding) };
    })();

    /* N95 */
    out.standing = (rubric.gates || []).some(function (gate) { return gate.effect === "disqualify" && closed(gate); })
      ? "disqualified"
      : out.order.some(function (item) { return item.missing === "ineligible" && !given(sheet, item); }) ? "ineligible" : "ranked";
    return out;
  }

  /* Words: of the theme's i18n in a page, bare keys elsewhere. */
  function word(key, values) {
    var text = (world.gongshiWords || {})[key] || key;
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values && has(values, name) ? values[name] : all; });
  }

  /* 6 SHA-256 of bytes: http:// and file:// pages have no crypto.subtle */

  var K = [], START = [];
  (function () {
    var n = 2, i, prime;
    function part(x) { return Math.floor((x - Math.floor(x)) * 4294967296) | 0; }
    for (; K.length < 64; n++) {
      for (prime = true, i = 2; i * i <= n; i++) prime = prime && n % i !== 0;
      if (!prime) continue;
      if (START.length < 8) START.push(part(Math.sqrt(n)));
      K.push(part(Math.pow(n, 1 / 3)));
    }
  })();

  function sha256(bytes) {
    var state = START.slice(), w = new Int32Array(64), length = bytes.length, whole = length - length % 64, tail, i;
    function turn(x, by) { return (x >>> by) | (x << (32 - by)); }
    function block(from, at) {
      var a = state.slice(), i, x, y, one, two;
      for (i = 0; i < 64; i++) {
        if (i < 16) {
          w[i] = (from[at + 4 * i] << 24) | (from[at + 4 * i + 1] << 16) | (from[at + 4 * i + 2] << 8) | from[at + 4 * i + 3];
        } else {
          x = w[i - 15];
          y = w[i - 2];
          w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
        x = a[4];
        one = (a[7] + (turn(x, 6) ^ turn(x, 11) ^ turn(x, 25)) + ((x & a[5]) ^ (~x & a[6])) + K[i] + w[i]) | 0;
        x = a[0];
        two = (turn(x, 2) ^ turn(x, 13) ^ turn(x, 22)) + ((x & a[1]) ^ (x & a[2]) ^ (a[1] & a[2]));
        a = [(one + two) | 0, a[0], a[1], a[2], (a[3] + one) | 0, a[4], a[5], a[6]];
      }
      for (i = 0; i < 8; i++) state[i] = (state[i] + a[i]) | 0;
    }
    for (i = 0; i < whole; i += 64) block(bytes, i);
    tail = new Uint8Array(length - whole < 56 ? 64 : 128);
    for (i = whole; i < length; i++) tail[i - whole] = bytes[i];
    tail[length - whole] = 128;
    for (i = 0; i < 6; i++) tail[tail.length - 1 - i] = Math.floor(length * 8 / Math.pow(256, i)) % 256;
    for (i = 0; i < tail.length; i += 64) block(tail, i);
    return state.map(function (x) { return ("0000000" + (x >>> 0).toString(16)).slice(-8); }).join("");
  }

  /* 7 fingerprints and bundles (E11) */

  /* Those of a fingerprint, however it was typed, or copied from a code. */
  function digits(text) {
    text = text.replace(/\s/g, "").toLowerCase();
    return (/(?:^|[^0-9a-f])([0-9a-f]{64})(?![0-9a-f])/.exec(text) || [0, text])[1];
  }
  function grouped(hex) { return hex.replace(/(.{4})(?=.)/g, "$1 "); }

  /* What is to be said of a fingerprint that was typed, beside those that it may be: `[agrees, words, which]`; null
   * while there is none. */
  function compared(typed, all) {
    var hex = digits(typed), odd = /[^0-9a-f]/.exec(hex), most = 0, which = 0;
    if (!hex) return null;
    if (odd) return [false, word("v_fp_odd", { c: odd[0] })];
    all.forEach(function (one, n) {
      var at = 0;
      while (at < hex.length && hex.charAt(at) === one.charAt(at)) at++;
      if (at > most) {
        most = at;
        which = n;
      }
    });
    if (most < hex.length) return [false, word(all.length > 1 ? "v_fp_none" : "v_fp_differs", { n: Math.floor(most / 4) + 1 })];
    return hex.length < 64 ? [null, word("v_fp_part", { n: hex.length })] : [true, word("v_fp_same"), which];
  }

  function utf8(bytes) {
    var text = "", i;
    if (world.TextDecoder) return new world.TextDecoder("utf-8").decode(bytes);
    for (i = 0; i < bytes.length; i++) text += "%" + (256 + bytes[i]).toString(16).slice(1);
    return decodeURIComponent(text);
  }

  /* Whether two pieces of JSON say the same, in whatever order. */
  function same(a, b) {
    var names;
    if (!a || !b || typeof a !== "object" || typeof b !== "object") return a === b;
    names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every(function (name) { return has(b, name) && same(a[name], b[name]); });
  }

  function listed(manifest, path) {
    var line = utf8(manifest).split("\n").filter(function (line) { return line.slice(66) === path; })[0];
    return line ? line.slice(0, 64) : "";
  }

  function paths(sheet) {
    return ["tagmanifest-sha256.txt", "manifest-sha256.txt", "data/record.json", "data/contest.json", "data/rubrics/" + sheet.rubric + ".json"];
  }

  /* Follows fingerprint → tag manifest → manifest → record, rubric, and compares them with what this page
   * computes from. `files` are bytes by path. The answer: lines of [agrees, words]. */
  function bundled(files, fingerprint, sheet, rubric) {
    var all = paths(sheet), out = [], record, contest, before;
    function line(agrees, key, values) {
      out.push([agrees, word(key + (agrees ? "" : "_not"), values)]);
      return agrees;
    }
    function bound(manifest, path) {
      return line(listed(files[manifest], path) === sha256(files[path]), "v_b_listed", { manifest: manifest, path: path });
    }
    before = all.filter(function (path) { return !files[path]; });
    if (before.length) return [[false, word("v_b_missing", { path: before.join("、") })]];
    line(sha256(files[all[0]]) === fingerprint, "v_b_fingerprint");
    bound(all[0], all[1]);
    all.slice(2).forEach(function (path) { bound(all[1], path); });
    record = JSON.parse(utf8(files[all[2]])).nominations.filter(function (n) { return n.nomination === sheet.nomination; })[0];
    if (!line(!!record, "v_b_record")) return out;
    line(record.rubric === sheet.rubric && same(record.facts, sheet.facts) && same(record.gates, sheet.gates), "v_b_facts");
    contest = JSON.parse(utf8(files[all[3]]));
    line(Object.keys(sheet.bests || {}).every(function (id) {
      return (contest.bests || []).some(function (best) {
        return best.criterion === id && best.track === record.track && same(best.best, sheet.bests[id]) &&
          (best.recommended_by === null || best.recommended_by === record.recommended_by);
      });
    }) && (sheet.won || []).every(function (win) {
      return (contest.won_elsewhere || []).some(function (other) { return same(win, other); });
    }), "v_b_context");
    line(same(JSON.parse(utf8(files[all[4]])), rubric), "v_b_rubric");
    return out;
  }

  use(world.BigInt ? native(world.BigInt) : limbs());
  world.gongshiVerify = {
    score: score,
    /* for whoever shows it */
    word: word,
    children: children,
    given: given,
    is: is,
    fraction: fraction,
    exact: exact,
    measureOf: measureOf,
    sha256: sha256,
    digits: digits,
    grouped: grouped,
    compared: compared,
    paths: paths,
    bundled: bundled
  };
})(typeof window === "object" ? window : globalThis);
