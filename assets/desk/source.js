// The article beside the form: each mark leads to the field of its row, and the row that is
// edited shows where its evidence stands. Marks are drawn anew when the rows have changed.
import {ask} from "./asking.js";
import {tabs} from "./tabs.js";

const part = document.getElementById("source");
const panel = document.getElementById("panel-article");
let turns = 0;
let shown = null;
let waiting = 0;

// "/aid/2/donor" or "aid[2].donor" → "aid[2]"
function rowOf(path) {
  const found = /^\/?(people|figures|aid|quotes)(?:\/|\[)(\d+)/.exec(path ?? "");
  return found && `${found[1]}[${found[2]}]`;
}

function marks(row) {
  return [...panel.querySelectorAll("mark")].filter((mark) => mark.dataset.rows.split(" ").includes(row));
}

function light(row) {
  for (const mark of panel.querySelectorAll("mark.current")) mark.classList.remove("current");
  const found = row ? marks(row) : [];
  for (const mark of found) mark.classList.add("current");
  return found;
}

// only the pane is scrolled, never the page under the hands of whoever types
function reveal(mark) {
  const box = part.getBoundingClientRect();
  if (part.scrollHeight <= part.clientHeight) return;
  const at = mark.getBoundingClientRect();
  if (at.top < box.top || at.bottom > box.bottom) part.scrollTop += at.top - box.top - box.height / 3;
}

function goto(part) {
  document.dispatchEvent(new CustomEvent("desk:goto", {detail: {part}}));
}

const chosen = tabs(part.querySelector("[role=tablist]"));
chosen.choose(panel.dataset.empty === undefined ? "tab-article" : "tab-yaml");

part.addEventListener("click", (event) => {
  const link = event.target.closest("[data-goto]");
  const mark = event.target.closest("mark");
  if (!link && !mark) return;
  if (link) event.preventDefault();
  const field = link?.dataset.goto ?? mark.dataset.rows.split(" ")[0];
  light(rowOf(field));
  goto(field);
});

document.getElementById("form").addEventListener("focusin", (event) => {
  const found = light(rowOf(event.target.closest("[data-path]")?.dataset.path));
  if (found.length && !panel.hidden) reveal(found[0]);
});

document.getElementById("form").addEventListener("click", (event) => {
  const button = event.target.closest("[data-evidence]");
  if (!button) return;
  const [mark] = light(rowOf(button.closest(".field").querySelector("[data-path]").dataset.path));
  if (!mark) return;
  chosen.choose("tab-article");
  mark.tabIndex = -1;
  mark.scrollIntoView({block: "center"});
  mark.focus({preventScroll: true});
});

// each evidence in the form leads to its mark; the form is drawn by others, and anew at times
function lead() {
  for (const field of document.querySelectorAll('#form [data-path$="/evidence"]')) {
    const box = field.closest(".field");
    if (!box || box.querySelector("[data-evidence]")) continue;
    const button = Object.assign(document.createElement("button"), {type: "button", className: "little", textContent: "Show in the article"});
    button.dataset.evidence = "";
    box.append(button);
  }
}

async function renew() {
  const turn = ++turns;
  const text = await ask("/source");
  if (turn !== turns || text === shown) return; // a later one may be answered first
  shown = text;
  const lit = panel.querySelector("mark.current")?.dataset.rows.split(" ")[0];
  panel.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  light(lit);
}

document.addEventListener("desk:saved", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => renew().catch(() => {}), 600); // after the preview: it is less urgent
});
lead();
new MutationObserver(lead).observe(document.getElementById("form"), {childList: true, subtree: true});
