"use strict";
// Filter, sorting and language of the page. Without it the page only lacks them.
(() => {
  const root = document.documentElement;
  const rows = [...document.querySelectorAll(".facts tbody tr")];
  const form = document.getElementById("filter");
  const words = document.getElementById("words");
  const kind = document.getElementById("kind");
  const status = document.getElementById("status");
  const shown = document.getElementById("shown");
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const searched = new Map();  // row -> its text, read when first asked for

  const textOf = row => {
    if (!searched.has(row)) searched.set(row, row.textContent.toLowerCase());
    return searched.get(row);
  };

  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = (!kind.value || row.dataset.kind === kind.value)
        && (!status.value || row.dataset.status === status.value)
        && wanted.every(word => textOf(row).includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = `${count} / ${rows.length}`;
  };

  const compare = (a, b) => {
    const x = Number(a), y = Number(b);
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) {
      return x - y;
    }
    return collator.compare(a, b);
  };

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent.trim();
  };

  const sort = header => {
    const table = header.closest("table");
    const body = table.tBodies[0];
    const descending = header.getAttribute("aria-sort") === "ascending";
    const sign = descending ? -1 : 1;
    const keyed = [...body.rows].map(row =>
      [keyOf(row, header.cellIndex), row]);
    keyed.sort((a, b) => sign * compare(a[0], b[0]));
    for (const other of table.tHead.rows[0].cells) {
      other.setAttribute("aria-sort", "none");
    }
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    body.append(...keyed.map(pair => pair[1]));
  };

  for (const header of document.querySelectorAll(".facts thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(header));
    header.setAttribute("aria-sort", "none");
    header.append(button);
  }

  const language = document.getElementById("language");
  language.hidden = false;
  language.addEventListener("click", () => {
    const english = root.dataset.ui !== "en";
    root.dataset.ui = english ? "en" : "zh";
    language.textContent = english ? "中文" : "English";
    language.lang = english ? "zh-CN" : "en";
  });

  // A number in the text can be looked for while its row or text is hidden.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.hidden) { form.reset(); filter(); }
    const text = target.closest("details");
    if (text && !text.open) text.open = true;
    target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", reveal);

  form.hidden = rows.length === 0;
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", filter);
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); words.focus(); }
    if (event.key === "Escape" && event.target === words) {
      words.value = "";
      filter();
    }
  });
  filter();
  reveal();
})();
