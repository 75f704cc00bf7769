/* 核验: what verifiers/verify.js finds, in the page's words. Loaded together with it when a citizen asks.
 * ES5, for Chromium 64 and WeChat's old engines. It gives no seal: it says what agrees, what differs, and
 * what it cannot prove. Its words are the theme's (i18n, keys that begin with v_). */
(function () {
  "use strict";

  var doc = document, verify = window.gongshiVerify, word = verify.word, TAGS = "tagmanifest-sha256.txt";

  function make(name, text, kind) {
    var node = doc.createElement(name);
    if (text) node.appendChild(doc.createTextNode(text));
    if (kind) node.className = kind;
    return node;
  }
  function put(to, name, text, kind) { return to.appendChild(make(name, text, kind)); }
  function clear(node) { node.textContent = ""; return node; }
  /* A line that agrees is plain; one that does not stands out. */
  function tell(to, line) { if (line) put(to, "p", line[1], line[0] === false ? "warn" : ""); }

  function loadScript(src, done) {
    var script = make("script");
    script.src = src;
    script.onload = done;
    script.onerror = function () { done(true); };
    doc.body.appendChild(script);
  }

  /* What this page computes from, and the rubric; then the report. */
  function sheetCheck(place) {
    var sheet, root = doc.body.getAttribute("data-root") || "";
    function failed(key) { tell(clear(place), [false, word(key)]); }
    try {
      sheet = JSON.parse(doc.getElementById("sheet_").textContent);
    } catch (e) {
      return failed("v_no_sheet");
    }
    window.gongshiRubric = function (rubric) { place.rubric = rubric; };
    loadScript(root + sheet.contest + "/rubrics/" + sheet.rubric + ".js", function () {
      if (!place.rubric) return failed("v_no_rubric");
      report(clear(place), sheet, place.rubric, root);
    });
  }

  function report(place, sheet, rubric, root) {
    var result, verdict = put(place, "div", "", "verdict"), wrong, list;
    verdict.setAttribute("role", "status");
    put(verdict, "h3", word("v_title"));
    try {
      result = verify.score(rubric, sheet);
    } catch (e) {
      tell(verdict, [false, word("v_fault", { why: word("v_" + (e.fault || "broken-rule")) })]);
    }
    if (result) {
      wrong = differences(result, sheet, rubric);
      if (wrong.length) {
        tell(verdict, [false, word("v_differ", { n: wrong.length })]);
        list = put(verdict, "ul");
        wrong.forEach(function (line) { put(list, "li", line, "warn"); });
      } else {
        put(verdict, "p", word("v_same", {
          n: Object.keys(result.criteria).length + Object.keys(result.groups).length + 1,
          criteria: Object.keys(result.criteria).length, groups: Object.keys(result.groups).length, total: result.total.published
        }));
      }
    }
    put(verdict, "p", word("v_cannot"));
    list = put(verdict, "ul");
    ["v_cannot_facts", "v_cannot_script", "v_cannot_rank"].concat(Object.keys(sheet.bests || {}).length ? "v_cannot_best" : [])
      .forEach(function (key) { put(list, "li", word(key)); });
    list = put(put(verdict, "p"), "a", word("v_how"));
    list.href = root + "verify.html";
    if (result) recount(place, result, sheet, rubric);
    evidence(place, sheet, rubric, root);
    verdict.tabIndex = -1;
    verdict.focus();
  }

  /* Every item of the rubric with its title, in its order: criteria, groups, total. */
  function items(rubric, result) {
    var all = [];
    function walk(group) {
      verify.children(group).forEach(function (item) {
        if (!item.rule) walk(item);
        all.push({ id: item.id, title: item.title, item: item, got: (item.rule ? result.criteria : result.groups)[item.id] });
      });
    }
    walk(rubric);
    all.push({ id: "total", title: word("v_total"), item: rubric, got: result.total });
    return all;
  }

  /* The texts that stand in the page for an item. */
  function visible(id) {
    return [].slice.call(doc.querySelectorAll("main [data-score]")).filter(function (node) {
      return node.getAttribute("data-score") === id;
    }).map(function (node) { return node.textContent.trim(); });
  }

  /* Where page, its data and the new sum do not say the same. */
  function differences(result, sheet, rubric) {
    var out = [], known = { rank: true };
    items(rubric, result).forEach(function (one) {
      var ours = one.got ? one.got.published : "", here = visible(one.id), data = (sheet.scores || {})[one.id] || "";
      known[one.id] = true;
      function differ(key, page) { out.push(word(key, { title: one.title, page: page || word("v_left_out"), ours: ours || word("v_left_out") })); }
      here.filter(function (text, at) { return text !== ours && here.indexOf(text) === at; }).forEach(function (text) { differ("v_diff", text); });
      if (ours && !here.length) differ("v_absent", "");
      if (data !== ours) differ("v_diff_data", data);
    });
    wrongFacts(sheet, out);
    Object.keys(sheet.scores || {}).forEach(function (id) {
      if (!known[id]) out.push(word("v_unknown", { id: id }));
    });
    if (result.standing !== "ranked" && visible("rank").length) out.push(word("v_no_rank"));
    return out;
  }

  /* Facts that are printed as they were typed must be those that the sum starts from. */
  function wrongFacts(sheet, out) {
    [].forEach.call(doc.querySelectorAll("main [data-fact]"), function (node) {
      var item = node, name = node.getAttribute("data-fact"), fact, title;
      while (item.parentNode && item.className !== "item") item = item.parentNode;
      fact = ((sheet.facts || {})[item.id] || {})[name];
      if (typeof fact === "boolean") fact = word(fact ? "v_yes" : "v_no");
      else if (!/^-?[0-9.]+%?$/.test(fact)) return;
      title = item.getElementsByTagName("a")[0].textContent + "，" + node.parentNode.firstChild.nodeValue.trim();
      if (node.textContent !== fact) out.push(word("v_diff_fact", { title: title, page: node.textContent, ours: fact }));
    });
  }

  /* What the facts of a criterion are called. */
  function names(rule) {
    var measure = verify.measureOf(rule), out = { value: measure.value, done: measure.done, total: measure.total };
    (rule.items || []).forEach(function (item) {
      var all = item.all_of || {};
      out[item.id] = item.title || item.text;
      if (item.done) {
        out[item.id + "-done"] = item.done;
        out[item.id + "-total"] = item.total;
      }
      Object.keys(all).forEach(function (id) { out[id] = all[id]; });
    });
    return out;
  }
  function told(value, called) {
    if (value instanceof Array) return value.map(function (one) { return told(one, called); }).join("；");
    if (value && typeof value === "object") {
      return Object.keys(value).map(function (name) {
        return (typeof called[name] === "string" ? called[name] : word("v_n_" + name).replace(/^v_n_/, "")) + " " + told(value[name], called);
      }).join("，");
    }
    return typeof value === "boolean" ? word(value ? "v_yes" : "v_no") : String(value);
  }

  /* Step by step: facts, formulas, published value; quietly, what adding up unrounded items would have given. */
  function recount(place, result, sheet, rubric) {
    var list, sums = rubric.total_of !== "exact";
    put(place, "h3", word("v_steps"));
    put(place, "p", word("v_steps_intro"), "quiet");
    list = put(place, "ol", "", "recount");
    items(rubric, result).forEach(function (one) {
      var entry = put(list, "li"), facts = one.item.rule && verify.given(sheet, one.item), here = visible(one.id), ours, exact, changed;
      put(entry, "strong", one.title);
      if (facts) put(entry, "p", word("v_facts") + told(facts, names(one.item.rule)), "quiet");
      (result.lines[one.id] || []).forEach(function (line) { put(entry, "p", line); });
      if (!one.got) return put(entry, "p", word("v_left_out"));
      exact = verify.is(verify.fraction(one.got.exact)).replace(/^= /, "");
      changed = verify.exact(verify.fraction(one.got.published)) !== one.got.exact;
      ours = (changed && (one.item.rule || !sums) ? word("v_exact", { n: exact }) : "") + word("v_published", { n: one.got.published });
      tell(entry, here.length && here.every(function (text) { return text === one.got.published; })
        ? [true, ours + word("v_agrees")] : [false, ours + word("v_page_says", { n: here.join("、") || "—" })]);
      if (changed && !one.item.rule && sums) put(entry, "p", word("v_unrounded", { n: exact }), "quiet");
    });
  }

  function field(to, label, type) {
    var node = make("input"), text = put(to, "label", label);
    node.type = type;
    node.id = "v" + to.getElementsByTagName("input").length + "_";
    text.htmlFor = node.id;
    if (type === "text") node.autocomplete = "off";
    return to.appendChild(node);
  }
  function saying(to) {
    var node = put(to, "div");
    node.setAttribute("aria-live", "polite");
    return node;
  }

  /* The fingerprint on paper, and the files that it binds. */
  function evidence(place, sheet, rubric, root) {
    var box, typed, said, found, button, release = sheet.release, all = sheet.releases || [release];
    put(place, "h3", word("v_evidence"));
    if (!release) return put(place, "p", word("v_no_release"));
    box = put(place, "div", "", "finder");
    put(box, "p", word("v_release", { release: release.release }));
    put(put(box, "p"), "code", verify.grouped(release.fingerprint));
    typed = field(box, word("v_type_here"), "text");
    said = saying(box);
    /* The release whose fingerprint was typed, once all of it stands there. */
    function meant() {
      var line = verify.compared(typed.value, all.map(function (one) { return one.fingerprint; }));
      return line && line[0] ? all[line[2]] : null;
    }
    function see(to, key, one) {
      var link = put(put(to, "p", word(key, { release: one.release, event: one.event, by: one.by, now: release.release })), "a", word("v_releases"));
      link.href = root + sheet.contest + "/evidence.html#sha256-" + one.fingerprint;
    }
    typed.oninput = function () {
      var one = meant();
      clear(said);
      if (one && one.release !== release.release) see(said, one.by ? "v_fp_older" : "v_fp_other", one);
      else tell(said, verify.compared(typed.value, all.map(function (one) { return one.fingerprint; })));
    };

    function judge(files) {
      var hex = verify.digits(typed.value), lines, own = hex.length !== 64, one = meant(), agree;
      try {
        lines = verify.bundled(files, own ? release.fingerprint : hex, sheet, rubric);
      } catch (e) {
        lines = [[false, word("v_b_broken")]];
      }
      clear(found);
      lines.forEach(function (line) { tell(found, line); });
      agree = lines.every(function (line) { return line[0]; });
      if (agree) put(found, "p", word(own ? "v_b_own" : "v_b_typed"));
      else if (one && one.by) see(found, "v_b_since", one);
    }
    if (window.location.protocol !== "file:") {
      button = put(box, "button", word("v_fetch"));
      button.type = "button";
      button.onclick = function () { fetchAll(root + "evidence/" + sheet.contest + "/" + (meant() || release).release + "/", verify.paths(sheet), judge); };
    }
    picker(box, word("v_pick", { paths: verify.paths(sheet).join("、") }), function (files) {
      var by = {};
      files.forEach(function (file) {
        verify.paths(sheet).forEach(function (path) { if (path.split("/").pop() === file.name) by[path] = file.bytes; });
      });
      judge(by);
    });
    found = saying(box);
  }

  function fetchAll(base, all, done) {
    var files = {}, waiting = all.length;
    all.forEach(function (path) {
      var request = new XMLHttpRequest();
      request.open("GET", base + path);
      request.responseType = "arraybuffer";
      request.onloadend = function () {
        if (request.status === 200) files[path] = new Uint8Array(request.response);
        if (!--waiting) done(files);
      };
      request.send();
    });
  }

  /* Files that the citizen chooses: [{name, bytes}] */
  function picker(to, label, done) {
    var input = field(to, label, "file");
    input.multiple = true;
    input.onchange = function () {
      var files = [].slice.call(input.files), read = [];
      files.forEach(function (file) {
        var reader = new FileReader();
        reader.onload = function () {
          read.push({ name: file.name, bytes: new Uint8Array(reader.result) });
          if (read.length === files.length) done(read);
        };
        reader.readAsArrayBuffer(file);
      });
    };
  }

  /* Any downloaded file against any fingerprint: of a zip, the file inside whose hash is the fingerprint. */
  function fileCheck(place) {
    var box = put(clear(place), "div", "", "finder"), typed = field(box, word("v_any"), "text"), found, all = [];
    function say() {
      clear(found);
      all.forEach(function (one) {
        if (!one.hash) return tell(found, [false, word(one.key, { name: one.name })]);
        put(put(found, "p", word(one.key, { name: one.name })), "code", verify.grouped(one.hash));
        tell(found, verify.compared(typed.value, [one.hash]));
      });
    }
    picker(box, word("v_any_file"), function (files) {
      all = files.map(function (file) {
        var one = { name: file.name, key: file.name === TAGS ? "v_is_fp" : "v_is_hash" };
        if (file.bytes[0] === 80 && file.bytes[1] === 75) unzipped(file.bytes, one, say);
        else one.hash = verify.sha256(file.bytes);
        return one;
      });
      say();
    });
    found = saying(box);
    typed.oninput = say;
    typed.focus();
  }

  /* The hash of the tag manifest in a zip. Browsers since 2023 can unpack it; elsewhere the reader is told to. */
  function unzipped(bytes, one, done) {
    var packed = member(bytes), stream;
    one.key = packed ? "v_zip" : "v_zip_other";
    try {
      stream = packed && new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      if (stream) new Response(stream).arrayBuffer().then(function (plain) {
        one.hash = verify.sha256(new Uint8Array(plain));
        one.key = "v_zip_holds";
        done();
      }, function () {});
    } catch (e) { /* what was said stands */ }
  }

  /* Its packed bytes, by the directory at the end of the zip. */
  function member(bytes) {
    var end = bytes.length - 22, at, name;
    function number(at, size) { return size ? bytes[at] + 256 * number(at + 1, size - 1) : 0; }
    if (number(end, 4) !== 0x06054b50) return null;
    for (at = number(end + 16, 4); number(at, 4) === 0x02014b50; at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2)) {
      name = String.fromCharCode.apply(null, bytes.subarray(at + 46, at + 46 + number(at + 28, 2))).split("/").pop();
      if (name === TAGS && number(at + 10, 2) === 8) {
        end = number(at + 42, 4);
        end += 30 + number(end + 26, 2) + number(end + 28, 2);
        return bytes.subarray(end, end + number(at + 20, 4));
      }
    }
    return null;
  }

  function start(place) {
    (place.getAttribute("data-kind") === "file" ? fileCheck : sheetCheck)(place);
  }

  window.gongshiCheck = start;
})();
