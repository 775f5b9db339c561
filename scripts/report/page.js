"use strict";
// Sorting, filters, charts, language and the way to a sentence. Text of documents
// goes into the page as text alone (textContent); nothing is asked of a server.
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent);
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const FIRST_ROWS = 50, MORE_ROWS = 200;
  let language = 0;  // of a label's two

  // ---- words ----

  const word = key => data.labels[key] ? data.labels[key][language] : key;

  // An element whose text is a label's, in the language of the page.
  const labelled = (tag, key, values = {}) => {
    const element = Object.assign(document.createElement(tag), values);
    element.dataset.label = key;
    element.textContent = word(key);
    return element;
  };

  const plain = (tag, text, name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  const speak = wanted => {
    language = wanted;
    root.dataset.ui = wanted ? "en" : "zh";
    for (const element of document.querySelectorAll("[data-label]")) {
      element.textContent = word(element.dataset.label);
    }
    const button = document.getElementById("language");
    button.textContent = word("language");
    button.lang = wanted ? "zh-CN" : "en";
    for (const chart of drawn.values()) name(chart);
    for (const grid of grids) grid.count();
  };

  // ---- rows ----

  // Rows that are in the page: their cells say what they are sorted by.
  const ready = row => ({
    node: () => row,
    key: at => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim(),
    choice: at => row.cells[at].dataset.key ?? row.cells[at].textContent.trim(),
    text: () => row.textContent.toLowerCase(),
  });

  const CONTEXT = 40;  // chars of a sentence on each side of its number

  const sentence_of = fact => {
    const mark = document.getElementById(fact.anchor);
    const cell = plain("td", "", "long");
    if (!mark) return cell;
    const range = document.createRange();
    const sentence = mark.closest(".s");
    range.setStart(sentence, 0);
    range.setEndBefore(mark);
    const before = [...range.toString()];
    range.setStartAfter(mark);
    range.setEnd(sentence, sentence.childNodes.length);
    const after = [...range.toString()];
    cell.append(
      (before.length > CONTEXT ? "…" : "") + before.slice(-CONTEXT).join(""),
      plain("b", mark.textContent),
      after.slice(0, CONTEXT).join("") + (after.length > CONTEXT ? "…" : ""));
    return cell;
  };

  const keyed = (set, value, name = "") => {
    const key = `${set}.${value}`;
    const cell = data.labels[key] ? labelled("td", key) : plain("td", value);
    cell.className = name;
    return cell;
  };

  const fact_row = fact => {
    const row = document.createElement("tr");
    const head = plain("th", fact.indicator);
    head.scope = "row";
    if (fact.canonical && fact.canonical !== fact.indicator) {
      head.append(" ", plain("small", fact.canonical));
    }
    const value = plain("td", "", "number");
    const link = plain("a", fact.text);
    link.href = `#${fact.anchor}`;
    value.append(link);
    for (const [set, key] of [["approx", fact.approx],
                              ["direction", fact.direction]]) {
      if (data.labels[`${set}.${key}`]) {
        value.append(" ", labelled("small", `${set}.${key}`));
      }
    }
    row.append(head, value, plain("td", fact.base, "number"),
      keyed("kind", fact.kind), keyed("status", fact.status, `status ${fact.status}`),
      plain("td", fact.period), plain("td", fact.region, "region"), sentence_of(fact));
    return row;
  };

  const strings = data.facts.strings;
  const facts = data.facts.rows.map(row => ({
    anchor: `d${row[0] + 1}n${row[1]}`, text: row[2], base: row[3], number: row[4],
    indicator: strings[row[5]], canonical: strings[row[6]], kind: strings[row[7]],
    status: strings[row[8]], direction: strings[row[9]], approx: strings[row[10]],
    period: strings[row[11]], region: strings[row[12]], rule: strings[row[13]],
  }));

  const sentences = new Map();  // element -> its text, read when first looked for
  const sentence_text = anchor => {
    const element = document.getElementById(anchor)?.closest(".s");
    if (!element) return "";
    if (!sentences.has(element)) {
      sentences.set(element, element.textContent.toLowerCase());
    }
    return sentences.get(element);
  };

  const made = fact => {
    const keys = [fact.indicator, fact.number, fact.number, fact.kind, fact.status,
                  fact.period, fact.region];
    const choices = { 3: `kind.${fact.kind}`, 4: `status.${fact.status}` };
    let node = null, text = null;
    return {
      node: () => node ??= fact_row(fact),
      key: at => keys[at] ?? sentence_text(fact.anchor),
      choice: at => choices[at] ?? keys[at],
      text: () => text ??= [fact.indicator, fact.canonical, fact.text, fact.base,
        fact.period, fact.region, fact.rule, sentence_text(fact.anchor)]
        .join("\n").toLowerCase(),
    };
  };

  // ---- tables ----

  const compare = (x, y) => {
    const a = Number(x), b = Number(y);
    return Number.isNaN(a) || Number.isNaN(b) ? collator.compare(x, y) : a - b;
  };

  // What has nothing to be sorted by comes last, either way.
  const order = (rows, at, sign) => rows
    .map(row => [String(row.key(at)), row])
    .sort((a, b) => {
      const x = a[0] === "" || a[0] === "—", y = b[0] === "" || b[0] === "—";
      return x || y ? x - y : sign * compare(a[0], b[0]);
    })
    .map(pair => pair[1]);

  const grids = [];

  class Grid {
    constructor(table, rows) {
      this.table = table;
      this.rows = this.shown = rows;
      this.limit = FIRST_ROWS;
      this.heads = [...table.tHead.rows[0].cells];
      this.choices = [];
      this.heads.forEach((head, at) => this.addButton(head, at));
      if ("filter" in table.dataset) this.addFilter();
      this.addFoot();
      this.show();
      grids.push(this);
    }

    addButton(head, at) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => this.sort(at));
      head.setAttribute("aria-sort", "none");
      head.append(button);
    }

    addFilter() {
      const form = plain("form", "", "filter");
      form.setAttribute("role", "search");
      const label = document.createElement("label");
      this.words = Object.assign(document.createElement("input"),
                                 { type: "search", autocomplete: "off" });
      label.append(labelled("span", "filter"), this.words);
      form.append(label);
      this.heads.forEach((head, at) => {
        if ("choose" in head.dataset) form.append(this.choice(head, at));
      });
      form.addEventListener("submit", event => event.preventDefault());
      form.addEventListener("input", () => this.filter());
      this.table.parentElement.before(form);
    }

    choice(head, at) {
      const label = document.createElement("label");
      const caption = plain("span", "");
      caption.append(...[...head.firstChild.childNodes].map(n => n.cloneNode(true)));
      const select = document.createElement("select");
      select.append(labelled("option", "all", { value: "" }));
      const values = new Set(this.rows.map(row => row.choice(at)));
      for (const value of [...values].sort(collator.compare)) {
        if (value === "" || value === "—") continue;
        const option = data.labels[value] ? labelled("option", value)
                                          : plain("option", value);
        option.value = value;
        select.append(option);
      }
      this.choices.push({ at, select });
      label.append(caption, select);
      return label;
    }

    addFoot() {
      this.foot = plain("p", "", "foot");
      this.output = document.createElement("output");
      this.output.setAttribute("aria-live", "polite");
      this.more = labelled("button", "more", { type: "button" });
      this.all = labelled("button", "show_all", { type: "button" });
      this.more.addEventListener("click", () => this.show(this.limit + MORE_ROWS));
      this.all.addEventListener("click", () => this.show(Infinity));
      this.foot.append(this.output, this.more, this.all);
      this.table.parentElement.after(this.foot);
    }

    filter() {
      const wanted = this.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = this.choices.filter(one => one.select.value !== "");
      this.shown = this.rows.filter(row =>
        chosen.every(one => row.choice(one.at) === one.select.value)
        && wanted.every(part => row.text().includes(part)));
      this.show(FIRST_ROWS);
    }

    sort(at) {
      const head = this.heads[at];
      const falls = head.getAttribute("aria-sort") === "ascending";
      for (const other of this.heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      this.rows = order(this.rows, at, falls ? -1 : 1);
      this.words ? this.filter() : (this.shown = this.rows, this.show());
    }

    show(limit = this.limit) {
      this.limit = limit;
      this.table.tBodies[0].replaceChildren(
        ...this.shown.slice(0, limit).map(row => row.node()));
      this.more.hidden = this.all.hidden = this.shown.length <= limit;
      for (const element of this.table.querySelectorAll("tbody [data-label]")) {
        element.textContent = word(element.dataset.label);
      }
      this.count();
    }

    count() {
      const there = Math.min(this.limit, this.shown.length);
      this.output.textContent = this.shown.length === 0 ? word("empty")
        : `${there} / ${this.shown.length} ${word("rows")}`
          + (this.shown.length < this.rows.length
             ? ` (${word("of")} ${this.rows.length})` : "");
      this.foot.classList.toggle("idle", there === this.rows.length
                                         && this.words === undefined);
    }
  }

  // ---- charts ----

  const drawn = new Map();  // canvas id -> Chart
  const colour = name => getComputedStyle(root).getPropertyValue(name).trim();

  const name = chart => {
    chart.data.datasets.forEach(set => { set.label = word(set.key); });
    chart.update("none");
  };

  // Gives what Chart.js is told the colours of the page as it is now.
  const paint = told => {
    const inks = [colour("--chart"), colour("--chart-2")];
    told.data.datasets.forEach((set, at) => {
      set.borderColor = set.backgroundColor = set.pointBackgroundColor = inks[at % 2];
      set.pointBorderColor = inks[at % 2];
    });
    told.options.color = colour("--quiet");
    for (const axis of Object.values(told.options.scales)) {
      axis.ticks.color = colour("--quiet");
      axis.grid.color = colour("--line");
    }
    return told;
  };

  const follow = (one, hits) => {
    if (hits.length === 0) return;
    const link = one.series[hits[0].datasetIndex].links[hits[0].index];
    if (link) location.hash = link;
  };

  const settings = one => {
    const bars = one.kind === "bar";
    const values = { ticks: {}, grid: {}, beginAtZero: bars };
    const names = { ticks: { autoSkip: !bars, maxRotation: 0 },
                    grid: { display: false } };
    return {
      type: one.kind,
      data: { labels: one.labels, datasets: one.series.map((series, at) => ({
        key: series.label, label: word(series.label), data: series.data,
        borderWidth: bars ? 0 : 2, borderDash: at ? [4, 3] : [], pointRadius: 2.5,
        maxBarThickness: 14, categoryPercentage: 0.75 })) },
      options: {
        animation: false, maintainAspectRatio: false,
        indexAxis: bars ? "y" : "x",
        scales: bars ? { x: values, y: names } : { x: names, y: values },
        plugins: { legend: { position: "top", align: "end",
                             labels: { boxWidth: 12, boxHeight: 8 } } },
        interaction: { mode: "nearest", intersect: false },
        onClick: (event, hits) => follow(one, hits),
      },
    };
  };

  const draw = one => {
    const canvas = document.getElementById(one.id);
    if (drawn.has(one.id) || !canvas) return;
    const figure = canvas.closest("figure");
    figure.hidden = false;
    if (one.kind === "bar") {
      canvas.parentElement.style.height =
        `${one.labels.length * (one.series.length > 1 ? 28 : 20) + 64}px`;
    }
    drawn.set(one.id, new Chart(canvas, paint(settings(one))));
  };

  const drawOpen = () => {
    if (typeof Chart === "undefined") return;
    for (const one of data.charts) {
      if (document.getElementById(one.id)?.closest("details").open) draw(one);
    }
  };

  const repaint = () => drawn.forEach(chart => paint(chart).update());

  // ---- the way to a sentence ----

  let reading = null;  // what is said of the number that was followed

  const read = mark => {
    reading?.remove();
    const fact = facts.find(one => one.anchor === mark.id);
    if (!fact) return;
    reading = plain("span", "", "reading");
    const parts = [fact.indicator, fact.base, fact.period, fact.region, fact.rule];
    reading.append(parts.filter(Boolean).join(" · "), " ",
                   labelled("span", `status.${fact.status}`), " ");
    const back = labelled("button", "back", { type: "button" });
    back.addEventListener("click", () => history.back());
    reading.append(back);
    mark.closest(".s").after(reading);
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (target.tagName === "MARK") read(target);
    if (!target.matches("mark, .s, details.document")) return;
    target.scrollIntoView({ block: target.tagName === "DETAILS" ? "start"
                                                                 : "center" });
    const focus = target.querySelector(":scope > summary") ?? target;
    if (focus === target) target.tabIndex = -1;
    focus.focus({ preventScroll: true });
  };

  // ---- print ----

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.part:not([open])")];
    for (const part of closed) part.open = true;
    root.dataset.print = "";
    drawOpen();
    repaint();
  });
  window.addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
    delete root.dataset.print;
    repaint();
  });

  // ---- begin ----

  for (const table of document.querySelectorAll("main table")) {
    const rows = table.id === "t-facts" ? facts.map(made)
                                        : [...table.tBodies[0].rows].map(ready);
    new Grid(table, rows);
  }
  for (const part of document.querySelectorAll("details.part")) {
    part.addEventListener("toggle", drawOpen);
  }
  setTimeout(drawOpen);  // what can be read comes first
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  const button = document.getElementById("language");
  button.hidden = false;
  button.addEventListener("click", () => speak(1 - language));
  window.addEventListener("hashchange", reveal);
  document.addEventListener("click", event => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  reveal();
})();
