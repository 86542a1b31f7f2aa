"use strict";
(async () => {
  const { plots, words, pairs } = JSON.parse(document.getElementById("data").textContent);

  // Tables: a click on a heading sorts by it, words upwards first and numbers downwards.
  for (const table of document.querySelectorAll("table.sortable")) {
    const headings = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    headings.forEach((heading, column) => heading.firstElementChild.addEventListener("click", () => {
      const numbers = heading.classList.contains("number");
      const upwards = heading.ariaSort === (numbers ? "descending" : "none") || (!numbers && heading.ariaSort === "descending");
      for (const other of headings) other.ariaSort = "none";
      heading.ariaSort = upwards ? "ascending" : "descending";
      const key = row => numbers ? Number(row.cells[column].dataset.key) : row.cells[column].dataset.key;
      const compare = numbers ? (a, b) => key(a) - key(b) : (a, b) => key(a).localeCompare(key(b), "en", { numeric: true });
      const hidden = [...body.rows].map(row => row.hidden);
      const rows = [...body.rows].sort((a, b) => upwards ? compare(a, b) : compare(b, a));
      rows.forEach((row, index) => { row.hidden = hidden[index]; });
      body.append(...rows);
    }));
  }
  for (const button of document.querySelectorAll("button.all")) {
    button.addEventListener("click", () => {
      for (const row of button.parentElement.querySelectorAll("tr[hidden]")) row.hidden = false;
      button.remove();
    });
  }

  // Plots. Their columns name words by number; here the words take the numbers' places.
  Bokeh.set_log_level("error");
  const touch = matchMedia("(pointer: coarse)").matches;
  const roots = [];
  for (const [name, item] of Object.entries(plots)) {
    const { roots: [root] } = await Bokeh.embed.embed_item(item, document.getElementById(name));
    roots.push(root);
  }
  const models = roots.flatMap(root => [...root.model.references()]);
  for (const spans of models.filter(model => model.name === "spans")) {
    const source = spans.data_source;
    for (const [column, texts] of Object.entries(words)) {
      source.data[column] = Array.from(source.data[column], index => index < 0 ? "" : texts[index]);
    }
  }

  const laidOut = root => root.has_finished() && root.bbox.height > 0;
  while (!roots.every(laidOut)) await new Promise(requestAnimationFrame);

  // Paper is light and of another width, and a plot cannot be laid out again in time: pictures of the plots, taken while
  // they are light, stand by for it.
  for (const root of roots) {
    const { canvas } = root.export("png");
    canvas.className = "printed";
    root.el.parentElement.append(canvas);
  }

  // Light and dark: every colour of a plot is the first or the second of a pair.
  const paint = dark => {
    const partner = new Map(pairs.map(([light, night]) => dark ? [light, night] : [night, light]));
    for (const model of models) {
      const changed = {};
      for (const property of model) {
        if (!property.attr.endsWith("color")) continue;
        const value = property.get_value();
        if (partner.has(value)) changed[property.attr] = partner.get(value);
        else if (partner.has(value?.value)) changed[property.attr] = { ...value, value: partner.get(value.value) };
      }
      model.setv(changed);
    }
  };
  const night = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => paint(night.matches);
  night.addEventListener("change", follow);
  follow();

  // The timeline's window.
  const seen = models.find(model => model.name === "seen");
  if (seen) {
    const [first, last] = [seen.start, seen.end];
    const show = (start, end) => {
      const length = Math.min(end - start, last - first);
      const from = Math.max(first, Math.min(start, last - length));
      seen.setv({ start: from, end: from + length });
    };
    const moves = {
      in: (start, end) => show(start + (end - start) / 4, end - (end - start) / 4),
      out: (start, end) => show(start - (end - start) / 2, end + (end - start) / 2),
      earlier: (start, end) => show(start - (end - start) / 4, end - (end - start) / 4),
      later: (start, end) => show(start + (end - start) / 4, end + (end - start) / 4),
      all: () => show(first, last),
    };
    for (const button of document.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => moves[button.dataset.move](seen.start, seen.end));
    }
    const plot = document.getElementById("timeline");
    plot.tabIndex = 0;
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", "Timeline; the keys plus, minus, left, right and 0 change what is seen");
    const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "earlier", ArrowRight: "later", 0: "all" };
    plot.addEventListener("keydown", event => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      moves[keys[event.key]](seen.start, seen.end);
    });
    const told = document.getElementById("seen");
    const tell = () => {
      told.textContent = `${seen.start.toPrecision(4)} to ${seen.end.toPrecision(4)} ${told.dataset.unit}`;
    };
    seen.change.connect(tell);
    tell();
    // A finger scrolls the page and pinches the timeline.
    if (touch) {
      for (const tool of models.filter(model => model.type === "PanTool" || model.type === "RangeTool")) tool.active = false;
      for (const tool of models.filter(model => model.type === "WheelZoomTool")) tool.modifiers = {};
    }
  }
  document.documentElement.dataset.ready = "yes";
})();
