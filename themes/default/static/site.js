/* Comforts only: every page is whole without this file. Written for old phones (ES5). */
(function () {
  "use strict";
  var doc = document, root = doc.body.getAttribute("data-root") || "";

  function make(name, text) {
    var node = doc.createElement(name);
    if (text) node.appendChild(doc.createTextNode(text));
    return node;
  }

  function remember(value) {
    try {
      if (value === undefined) return localStorage.getItem("large");
      localStorage.setItem("large", value);
    } catch (e) { /* private windows and file:// have no storage */ }
  }

  /* 大字 */
  function large() {
    var tools = doc.getElementById("tools_"), button = make("button", "大字"), html = doc.documentElement;
    function set(on) {
      html.className = on ? "large" : "";
      button.setAttribute("aria-pressed", String(on));
    }
    if (!tools) return;
    button.type = "button";
    button.onclick = function () {
      var on = html.className !== "large";
      set(on);
      remember(on ? "1" : "");
    };
    set(remember() === "1");
    tools.appendChild(button);
  }

  /* A box in the place that is kept for it: filters the list of this page, or searches the site. */
  function finder() {
    var place = doc.getElementById("finder_"), list = doc.getElementById("list_"), input, label;
    if (!place) return;
    label = make("label", place.getAttribute("data-label"));
    input = make("input");
    input.type = "search";
    input.id = "find_";
    label.htmlFor = "find_";
    place.textContent = "";
    place.appendChild(label);
    place.appendChild(input);
    input.oninput = list ? filter(list, input) : search(place, input);
  }

  function words(text) {
    return text.toLowerCase().split(/\s+/).filter(Boolean);
  }

  function holds(text, wanted) {
    return wanted.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function filter(list, input) {
    var rows = [].slice.call(list.tBodies[0].rows), texts = rows.map(function (row) {
      return row.textContent.toLowerCase();
    });
    return function () {
      var wanted = words(input.value);
      rows.forEach(function (row, i) { row.hidden = !holds(texts[i], wanted); });
    };
  }

  function search(place, input) {
    var results = make("ul"), rows = null, asked = false;
    function show() {
      var wanted = words(input.value), shown = 0, i;
      results.textContent = "";
      if (!rows || !wanted.length) return;
      for (i = 0; i < rows.length && shown < 20; i++) {
        if (holds(rows[i].text, wanted)) {
          results.appendChild(rows[i].node());
          shown++;
        }
      }
      if (!shown) results.appendChild(make("li", "没有找到"));
    }
    window.gongshiRows = function (data) {
      rows = data.rows.map(function (row) {
        var contest = data.contests[row[0]], unit = data.units[row[3]] || "";
        return {
          text: (row[2] + " " + unit + " " + contest[1]).toLowerCase(),
          node: function () {
            var item = make("li"), link = make("a", row[2]);
            link.href = root + contest[0] + "/n/" + row[1] + ".html";
            link.appendChild(make("small", " " + unit + " · " + contest[1]));
            item.appendChild(link);
            return item;
          }
        };
      });
      show();
    };
    function ask() {
      var script = make("script");
      if (asked) return;
      asked = true;
      script.src = root + "search.js";
      doc.body.appendChild(script);
    }
    results.setAttribute("aria-live", "polite");
    place.appendChild(results);
    input.onfocus = ask;
    return function () {
      ask();
      show();
    };
  }

  /* How long objections are still open. The dates stand in the page; this only counts. */
  function countdown() {
    var node = doc.querySelector("[data-until]"), left;
    if (!node) return;
    left = Date.parse(node.getAttribute("data-until") + ":00+08:00") - Date.now();
    if (left > 0) node.appendChild(doc.createTextNode("，还剩 " + Math.ceil(left / 864e5) + " 天"));
  }

  /* 核验: the scripts for it are loaded when a citizen asks. */
  function check() {
    var place = doc.getElementById("check_"), button, waiting;
    if (!place) return;
    button = make("button", place.getAttribute("data-label"));
    button.type = "button";
    button.onclick = function () {
      button.disabled = true;
      waiting = place.getAttribute("data-scripts").split(" ");
      next();
    };
    function next() {
      var src = waiting.shift(), script = make("script");
      if (!src) return window.gongshiCheck(place);
      script.src = src;
      script.onload = next;
      script.onerror = function () {
        button.disabled = false;
        place.appendChild(make("p", place.getAttribute("data-failed")));
      };
      doc.body.appendChild(script);
    }
    place.appendChild(button);
  }

  /* A fingerprint that was scanned from paper or is typed is that of a release of this page, or of none. */
  function fingerprints() {
    var list = doc.getElementById("releases_"), place = doc.getElementById("typed_"), said = make("p"), label, input;
    if (!list || !place) return;
    said.setAttribute("role", "status");
    function say(text, kind) {
      said.textContent = text;
      said.className = kind;
    }
    function told(hex) {
      var found = doc.getElementById("sha256-" + hex);
      if (found) say(found.getAttribute("data-told"), "notice");
      else say(list.getAttribute("data-unknown") + " " + grouped(hex), "notice warn");
      return found;
    }
    function grouped(hex) { return hex.replace(/(.{4})(?=.)/g, "$1 "); }
    function scanned() {
      var hash = /^#sha256-([0-9a-f]{64})$/.exec(location.hash), found;
      if (!hash) return;
      found = told(hash[1]);
      if (found) found.insertBefore(said, found.firstChild);
      else list.parentNode.insertBefore(said, list);
    }
    /* All 64 digits, also within what a code says; fewer are compared as far as they go. */
    function typed() {
      var text = input.value.replace(/\s/g, "").toLowerCase(), whole = /(?:^|[^0-9a-f])([0-9a-f]{64})(?![0-9a-f])/.exec(text), like, link;
      place.appendChild(said);
      if (!text) return say("", "");
      like = [].slice.call(list.children).filter(function (one) { return one.id.slice(7).indexOf(whole ? whole[1] : text) === 0; })[0];
      if (whole || !like) told(whole ? whole[1] : text);
      else say(place.getAttribute("data-part").replace("{n}", text.length).replace("{r}", like.getAttribute("data-release")), "");
      if (!like) return;
      said.appendChild(doc.createTextNode(" "));
      link = said.appendChild(make("a", like.getAttribute("data-release")));
      link.href = "#" + like.id;
    }
    label = make("label", place.getAttribute("data-label"));
    input = make("input");
    input.type = "text";
    input.id = label.htmlFor = "digits_";
    input.autocomplete = "off";
    input.oninput = typed;
    place.textContent = "";
    place.appendChild(label);
    place.appendChild(input);
    scanned();
    window.onhashchange = scanned;
  }

  large();
  finder();
  countdown();
  check();
  fingerprints();
})();
