// Only `gongshi serve` adds this script to pages; a built site does not have it.
(function () {
  var mine = document.currentScript.getAttribute("data-generation");
  var panel = null;
  function show(problem) {
    if (!panel) {
      panel = document.createElement("pre");
      var s = panel.style;
      s.position = "fixed"; s.left = s.right = s.bottom = "0"; s.maxHeight = "60vh"; s.overflow = "auto";
      s.margin = "0"; s.padding = "1em"; s.zIndex = "2147483647"; s.background = "#1d1f21"; s.color = "#f5f0e6";
      s.borderTop = "4px solid #c8321e"; s.font = "14px/1.5 monospace"; s.whiteSpace = "pre";
      panel.setAttribute("role", "alert");
      document.body.appendChild(panel);
    }
    // textContent: what stands in a record is shown, never run.
    panel.textContent = problem;
  }
  function hide() {
    if (panel) { panel.remove(); panel = null; }
  }
  new EventSource("/__gongshi/events").onmessage = function (event) {
    var state = JSON.parse(event.data);
    if (state.generation !== mine) { location.reload(); return; }
    if (state.problem && !document.querySelector("[data-gongshi-problem]")) { show(state.problem); }
    else if (state.problem) { document.querySelector("[data-gongshi-problem]").textContent = state.problem; }
    else { hide(); }
  };
})();
