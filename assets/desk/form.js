// The form: its buttons and keys, where the focus goes, and how it is drawn anew.
import { note, unrefuse } from "./messages.js";
import { addRow, apply, root, renumber } from "./rows.js";
import { changed, push } from "./saving.js";
import { follow, inner, json, locate, read, steps, stepsTo } from "./tree.js";

const form = document.getElementById("form");
const drawn = document.getElementById("form-drawn");
const help = document.getElementById("form-help");
const grows = CSS.supports("field-sizing", "content");
form.classList.add("scripted");

function fit(el) {
  if (grows || el.tagName !== "TEXTAREA") return;
  el.style.height = "auto";
  el.style.height = `${el.scrollHeight}px`;
}

function fitAll() {
  if (!grows) drawn.querySelectorAll("textarea").forEach(fit);
}

const rowOf = (el) => el.closest(".entry");
const listOf = (row) => row.parentElement.closest("[data-node=rows]");
const firstField = (el) => el.querySelector("[data-node=value]:not(.review *)");

const ACTS = {
  up: (row) => moved(row, -1),
  down: (row) => moved(row, 1),
  remove: removed,
  accept: (row) => reviewed(row, ""),
  hold: (row) => reviewed(row, "To be looked at"),
};

function moved(row, by) {
  const list = listOf(row);
  const rows = inner(list);
  const to = rows.indexOf(row) + by;
  if (to < 0 || to >= rows.length) return;
  const focused = document.activeElement;
  if (by < 0) rows[to].before(row);
  else rows[to].after(row);
  renumber(list, list.dataset.path);
  focused.focus();
  row.scrollIntoView({ block: "nearest" });
  changed();
}

function removed(row) {
  const list = listOf(row);
  const rows = inner(list);
  // a list that must say something goes with its last row
  if (rows.length === 1 && "required" in list.dataset) return removed(rowOf(list));
  const value = json(read(row));
  const { path } = row.dataset;
  const text = firstField(row)?.value.trim() ?? "";
  const word = text ? `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”` : row.getAttribute("aria-label");
  const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
  row.remove();
  renumber(list, list.dataset.path);
  (next?.querySelector("[data-do=remove]:not([hidden] *)") ?? list.querySelector(":scope > .adds button")).focus();
  const undo = () => {
    apply([{ op: "add", path, value }]);
    firstField(document.getElementById(`p${path.replaceAll("/", "-")}`))?.focus();
    changed();
  };
  note("undo", `${word} removed.`, [["Undo", undo]], 30);
  count();
  return changed();
}

function reviewed(row, why) {
  const box = row.querySelector(":scope > .review");
  const field = box.querySelector("[data-node=value]");
  field.value = why;
  box.hidden = !why;
  row.classList.toggle("held", Boolean(why));
  if (why) field.focus();
  else firstField(row).focus();
  count();
  changed();
}

function count() {
  const held = drawn.querySelectorAll(".entry.held").length;
  const bar = document.getElementById("held-bar");
  if (!bar) return;
  bar.hidden = !held;
  document.getElementById("held-count").textContent = `${held} held ${held === 1 ? "row" : "rows"}`;
}

// Go to the next held row, or the one before, from where the focus was last.
let last = null;
function toHeld(by) {
  const rows = [...drawn.querySelectorAll(".entry.held")];
  const here = rows.indexOf(last);
  last = rows[(here + by + rows.length + (here < 0 && by < 0 ? 1 : 0)) % rows.length];
  show(last.querySelector(".review [data-node=value]"));
}

function show(el) {
  for (let fold = el.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  (el.closest(".entry") ?? el).scrollIntoView({ block: "center" });
  el.focus({ preventScroll: true });
}

form.addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) return;
  const { do: act, add, held } = pressed.dataset;
  if (act) ACTS[act](rowOf(pressed));
  if (held) toHeld(Number(held));
  if (!add) return;
  const list = pressed.closest("[data-node=rows]");
  begun(addRow(list, inner(list).length, undefined, document.getElementById(add)));
});

// A new row: lists that must say something begin with a row of their own.
function begun(row) {
  for (const list of row.querySelectorAll("[data-node=rows][data-required]")) {
    if (!inner(list).length) addRow(list, 0, undefined);
  }
  firstField(row)?.focus();
  changed();
}

form.addEventListener("submit", (event) => event.target.id === "form-whole" && event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.dataset.node !== "value") return;
  unrefuse(target);
  fit(target);
  changed();
});
form.addEventListener("change", ({ target }) => {
  if (["sum", "number", "day"].includes(target.dataset.kind)) changed(true);
  else push();
});
form.addEventListener("desk:filled", ({ target }) => fit(target));
form.addEventListener("focusin", ({ target }) => {
  help.textContent = target.closest(".field")?.querySelector(".help")?.textContent ?? "";
  last = target.closest(".entry.held") ?? last;
});
form.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (target.dataset.node !== "value") return;
  const row = rowOf(target);
  if (key === "Enter" && event.ctrlKey && row) {
    const list = listOf(row);
    begun(addRow(list, inner(list).indexOf(row) + 1, undefined, blankLike(list, row)));
  } else if (key === "Enter" && target.dataset.kind !== "text") event.preventDefault();
  else if (event.altKey && row && (key === "ArrowUp" || key === "ArrowDown")) {
    event.preventDefault();
    moved(row, key === "ArrowUp" ? -1 : 1);
  }
});

function blankLike(list, row) {
  const names = [...list.querySelector(":scope > .adds").children].map((each) => each.dataset.add);
  const blanks = names.map((name) => document.getElementById(name));
  const { label } = row.dataset;
  return blanks.find((each) => each.content.firstElementChild.dataset.label === label) ?? blanks[0];
}

// Draw the form anew: the focus, the folds and the place of the page stay. Where a choice may be
// open nothing is put in its place, if values are all that is new.
document.addEventListener("desk:draw", ({ detail: { html, was } }) => {
  const made = Object.assign(document.createElement("template"), { innerHTML: html }).content;
  if (document.activeElement.tagName === "SELECT" && shape(drawn) === shape(made)) copyValues(made);
  else replaceAll(made, was);
  fitAll();
  count();
});

// The focus comes back when what is not saved is in the form again: it may be in such a row.
let focus = () => {};
document.addEventListener("desk:redrawn", () => {
  focus();
  focus = () => {};
});

const shape = (el) =>
  [...el.querySelectorAll("[data-node], .entry.held")].map((each) => each.dataset.path).sort().join(" ");

function copyValues(made) {
  for (const { dataset, checked, value } of made.querySelectorAll("[data-node=value]")) {
    const el = drawn.querySelector(`[data-node=value][data-path="${CSS.escape(dataset.path)}"]`);
    if (el.type === "checkbox") el.checked = checked;
    else if (el.value !== value) el.value = value;
  }
}

function replaceAll(made, was) {
  const { id, selectionStart, selectionEnd } = document.activeElement;
  const way = was && stepsTo(was, document.activeElement);
  const folds = [...drawn.querySelectorAll("details[open]")].map((each) => each.id);
  const tops = [document.scrollingElement, form].map((each) => [each, each.scrollTop]);
  drawn.replaceChildren(made);
  for (const fold of folds) document.getElementById(fold)?.setAttribute("open", "");
  // the row that has the focus may be at another place by now
  const led = way && root() && locate(read(root()), follow(was, read(root()), way)).el;
  focus = () => {
    const found = led?.isConnected ? led : document.getElementById(id);
    if (!found || !drawn.contains(found)) return;
    found.focus({ preventScroll: true });
    if (found.setSelectionRange && typeof selectionStart === "number") found.setSelectionRange(selectionStart, selectionEnd);
  };
  for (const [each, top] of tops) each.scrollTop = top;
}

document.addEventListener("desk:goto", ({ detail }) => goTo(detail.part));
addEventListener("hashchange", fromAddress);

function goTo(part) {
  const el = root() && locate(read(root()), steps(part)).el;
  // a list with nothing in it leads to the button that adds to it
  const field = el?.dataset.node === "value" ? el : el && (firstField(el) ?? el.querySelector("[data-add]"));
  if (field) show(field);
}

// The ids of fields and rows lead to them: #f-aid-2-donor, #p-aid-2.
function fromAddress() {
  if (/^#[fp](-[a-z_\d]+)+$/.test(location.hash)) goTo(location.hash.slice(2).replaceAll("-", "/"));
}

fitAll();
if (location.hash) fromAddress();
