
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  // Older browsers do not open what an address leads into.
  const open = () => {
    const goal = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!goal) return;
    for (let at = goal; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    goal.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  // Where answers name their items by number alone, the titles are added when a unit is opened.
  const titles = new Map(all(".items h3").map((head) => [head.querySelector(".number").textContent, head.lastChild.textContent]));
  for (const unit of all(".units > details"))
    unit.addEventListener("toggle", () => {
      for (const number of all(".answers b", unit)) {
        const beside = number.nextSibling;
        if (beside.textContent.trim() === "" && titles.has(number.textContent)) beside.textContent = `${titles.get(number.textContent)} `;
      }
    });
  const controls = document.getElementById("controls");
  if (!controls) return;
  const field = Object.fromEntries(["words", "kind", "item", "state", "order"].map((id) => [id, document.getElementById(id)]));
  const counted = document.getElementById("counted");
  const written = new Map(all(".units > details").map((unit) => [unit.id, { unit, kind: unit.dataset.kind, parts: all("li", unit).map((part) => [part, plain(part.textContent)]), text: plain(unit.textContent) }]));
  const grids = all(".grid").map((grid) => {
    const heads = all("thead th", grid);
    const rows = all("tbody tr", grid).map((row) => {
      const link = row.cells[0].querySelector("a");
      const answers = link ? written.get(link.hash.slice(1)) : undefined;
      return { row, name: row.cells[0].textContent, plain: plain(row.cells[0].textContent), answers };
    });
    return { grid, kind: grid.dataset.kind, heads, items: heads.map((head) => head.querySelector("a")?.hash.slice(1)), rows, body: grid.querySelector("tbody"), wasOpen: grid.open };
  });
  const collator = new Intl.Collator("vi");
  const count = (row, tones) => [...row.cells].filter((cell) => cell.className && tones.includes(cell.className)).length;
  const orders = {
    "": null,
    name: (one, other) => collator.compare(one.name, other.name),
    dc: (one, other) => count(other.row, "dc") - count(one.row, "dc"),
    o: (one, other) => count(other.row, "o") - count(one.row, "o"),
  };
  const matches = (row, column, wanted) => {
    if (wanted.words && !(row.plain.includes(wanted.words) || row.answers?.text.includes(wanted.words))) return false;
    const cells = column > 0 ? [row.row.cells[column]] : [...row.row.cells].slice(1);
    if (column > 0 && !cells[0].className) return false;
    return !wanted.state || cells.some((cell) => cell.textContent === wanted.state);
  };
  const apply = () => {
    const wanted = { words: plain(field.words.value.trim()), kind: field.kind.value, item: field.item.value, state: field.state.value };
    const narrowed = Object.values(wanted).some(Boolean);
    const units = new Set();
    const shown = new Set();
    for (const one of grids) {
      const column = wanted.item ? one.items.indexOf(wanted.item) : -1;
      const fits = (!wanted.kind || one.kind === wanted.kind) && !(wanted.item && column < 0);
      let any = false;
      for (const row of one.rows) {
        const keep = fits && matches(row, column, wanted);
        row.row.hidden = !keep;
        if (!keep) continue;
        any = true;
        units.add(row.answers?.unit.id ?? row.name + one.kind);
        if (row.answers) shown.add(row.answers.unit.id);
      }
      one.grid.hidden = narrowed && !any;
      one.grid.open = narrowed ? any : one.wasOpen;
      one.heads.forEach((head, place) => {
        const hidden = column > 0 && place > 0 && place !== column;
        if (head.hidden === hidden) return;
        head.hidden = hidden;
        for (const row of one.rows) row.row.cells[place].hidden = hidden;
      });
      const sorted = orders[field.order.value] ? [...one.rows].sort(orders[field.order.value]) : one.rows;
      if (one.order !== field.order.value) one.body.append(...sorted.map((row) => row.row));
      one.order = field.order.value;
    }
    for (const [id, one] of written) {
      const inWords = !wanted.words || one.text.includes(wanted.words);
      const free = !wanted.item && !wanted.state && inWords && (!wanted.kind || one.kind === wanted.kind);
      one.unit.hidden = narrowed && !(shown.has(id) || free);
      const found = wanted.words ? one.parts.filter(([, text]) => text.includes(wanted.words)) : [];
      for (const [part] of one.parts) part.hidden = found.length > 0 && !found.some(([other]) => other === part);
      if (wanted.words) one.unit.open = found.length > 0;
      else if (one.searched) one.unit.open = false;
      one.searched = Boolean(wanted.words);
    }
    counted.textContent = narrowed ? `${units.size} ${counted.dataset.words}` : "";
  };
  controls.hidden = false;
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("reset", () => setTimeout(apply));
  controls.addEventListener("input", apply);
})();
