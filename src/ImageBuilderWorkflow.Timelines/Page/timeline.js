"use strict";
// The page is complete without this script. It folds rows, moves between them with the keyboard, and keeps tooltips on the screen.
(() => {
  const table = document.getElementById("timeline");
  const rows = [...table.tBodies].flatMap(body => [...body.rows]);
  const level = row => Number(/(?:^| )l([012])/.exec(row.className)[1]);
  const shown = () => rows.filter(row => !row.hidden);

  // The rows below a row: those that follow it and are deeper.
  const below = row => {
    const found = [];
    for (let next = row.nextElementSibling; next && level(next) > level(row); next = next.nextElementSibling) {
      found.push(next);
    }
    return found;
  };

  const isOpen = row => row.getAttribute("aria-expanded") !== "false";

  const refresh = () => {
    for (const body of table.tBodies) {
      let closed = 9;
      for (const row of body.rows) {
        const depth = level(row);
        closed = depth <= closed ? 9 : closed;
        row.hidden = depth > closed;
        if (!row.hidden && !isOpen(row)) {
          closed = depth;
        }
      }
    }
    for (const button of document.querySelectorAll("[data-depth]")) {
      const depth = Number(button.dataset.depth);
      const isMet = rows.every(row => !row.hasAttribute("aria-expanded") || row.hidden || isOpen(row) === level(row) < depth);
      button.setAttribute("aria-pressed", String(isMet));
    }
    if (!shown().some(row => row.tabIndex === 0)) {
      choose(shown()[0]);
    }
  };

  const open = (row, isWanted) => {
    if (row.hasAttribute("aria-expanded")) {
      row.setAttribute("aria-expanded", String(isWanted));
      refresh();
    }
  };

  const choose = row => {
    for (const other of rows) {
      other.tabIndex = other === row ? 0 : -1;
    }
  };

  const go = row => {
    if (row) {
      choose(row);
      row.focus();
      row.scrollIntoView({ block: "nearest" });
    }
  };

  // A tooltip that would leave the window stands on the other side of its row.
  const place = row => {
    const tip = row.querySelector(".tip");
    tip.classList.remove("over", "under");
    const box = tip.getBoundingClientRect();
    const head = table.tHead.getBoundingClientRect().bottom;
    const around = row.getBoundingClientRect();
    if (box.top < 0 && around.bottom + box.height < innerHeight) {
      tip.classList.add("under");
    } else if (box.bottom > innerHeight && around.top - box.height > 0) {
      tip.classList.add("over");
    }
  };

  table.setAttribute("role", "treegrid");
  table.setAttribute("aria-readonly", "true");
  for (const row of rows) {
    row.setAttribute("role", "row");
    row.setAttribute("aria-level", String(level(row) + 1));
    row.cells[0].setAttribute("role", "rowheader");
    for (const cell of [...row.cells].slice(1)) {
      cell.setAttribute("role", "gridcell");
    }
    if (below(row).length > 0) {
      row.setAttribute("aria-expanded", "true");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.tabIndex = -1;
      button.setAttribute("aria-hidden", "true");
      button.addEventListener("click", () => {
        choose(row);
        open(row, !isOpen(row));
      });
      row.cells[0].prepend(button);
    }
    row.addEventListener("mouseover", () => place(row));
    row.addEventListener("focus", () => place(row));
  }

  table.addEventListener("focusin", event => {
    table.classList.remove("quiet");
    const row = event.target.closest("tbody tr");
    if (row) {
      choose(row);
    }
  });
  table.addEventListener("mouseover", event => {
    if (event.target.closest(".bar, .no-bar")) {
      table.classList.remove("quiet");
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      table.classList.add("quiet");
    }
  });

  table.addEventListener("keydown", event => {
    const row = event.target.closest("tbody tr");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const list = shown();
    const at = list.indexOf(row);
    const isParent = row.hasAttribute("aria-expanded");
    const keys = {
      ArrowDown: () => go(list[at + 1]),
      ArrowUp: () => go(list[at - 1]),
      Home: () => go(list[0]),
      End: () => go(list[list.length - 1]),
      ArrowRight: () => (isParent && !isOpen(row) ? open(row, true) : isParent && go(list[at + 1])),
      ArrowLeft: () =>
        isParent && isOpen(row) ? open(row, false) : go(list.slice(0, at).reverse().find(other => level(other) < level(row))),
      Enter: () => open(row, !isOpen(row)),
    };
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  for (const button of document.querySelectorAll("[data-depth]")) {
    button.addEventListener("click", () => {
      for (const row of rows) {
        if (row.hasAttribute("aria-expanded")) {
          row.setAttribute("aria-expanded", String(level(row) < Number(button.dataset.depth)));
        }
      }
      refresh();
    });
  }
  document.querySelector(".depth").hidden = !rows.some(row => row.hasAttribute("aria-expanded"));
  choose(rows[0]);
})();
