// Rows of the form: begun from a blank one, taken away, moved; and what is filled into fields.
import { inner, locate, read, steps } from "./tree.js";

export const root = () => document.getElementById("form-root");

// Number all below an element anew: paths, names and what points at them.
export function renumber(el = root(), path = "") {
  const { node, bare } = el.dataset;
  el.dataset.path = path;
  if (node === "value") return name(el, path);
  const texts = bare !== undefined && !hasLists(el);
  inner(el).forEach((child, place) => {
    if (node === "rows") child.dataset.step = place;
    const step = child.dataset.step;
    renumber(child, texts && step === "text" ? path : `${path}/${step}`);
  });
  if (path) el.id = `${node === "rows" ? "l" : "p"}${path.replaceAll("/", "-")}`;
  if (node === "rows") el.classList.toggle("empty", !inner(el).length);
  else numbered(el, Number(el.dataset.step) + 1);
  return undefined;
}

const hasLists = (el) => inner(el).some((child) => child.dataset.node === "rows" && inner(child).length);

function numbered(el, number) {
  if (number) el.setAttribute("aria-label", `${el.dataset.label} ${number}`);
  const nested = (each) => each.closest("[data-node=part]") === el;
  for (const each of [...el.querySelectorAll(".nth")].filter(nested)) each.textContent = number;
  const more = [...el.querySelectorAll("details.more")].find(nested);
  if (more) more.id = `${el.id}-more`;
}

function name(el, path) {
  const id = `f${path.replaceAll("/", "-")}`;
  const box = el.closest(".field");
  Object.assign(el, { id, name: path });
  box.querySelector("label").htmlFor = id;
  for (const part of ["help", "refused"]) {
    const found = box.querySelector(`.${part}`);
    if (found) found.id = `${id}-${part}`;
  }
  described(el);
}

// Let a field be described by its help, and by what was refused of it.
export function described(el) {
  const box = el.closest(".field");
  const said = [...box.querySelectorAll(".help, .refused:not([hidden]), .conflict")];
  el.setAttribute("aria-describedby", said.map((each) => each.id).filter(Boolean).join(" "));
}

// Return the blank rows that a list may begin new ones with.
const blanks = (list) =>
  [...list.querySelector(":scope > .adds").children].map((each) => document.getElementById(each.dataset.add));

// Put a new row into a list and return it; `value` says what is in it.
export function addRow(list, place, value, blank = fitting(list, value)) {
  const row = blank.content.firstElementChild.cloneNode(true);
  const next = inner(list)[place] ?? list.querySelector(":scope > .adds");
  next.before(row);
  renumber(list, list.dataset.path);
  if (value !== undefined) fill(row, value);
  return row;
}

function fitting(list, value) {
  const kinds = blanks(list);
  const has = (each) => each.dataset.key in value;
  return (typeof value === "object" && value !== null && kinds.find(has)) || kinds[0];
}

// Fill an element with what a patch says of it.
export function fill(el, value) {
  const { node, bare } = el.dataset;
  if (node === "value") return set(el, value);
  if (node === "rows") {
    inner(el).forEach((row) => row.remove());
    (value ?? []).forEach((each, place) => addRow(el, place, each));
    return renumber(el, el.dataset.path);
  }
  const said = bare !== undefined && typeof value === "string" ? { text: value } : (value ?? {});
  for (const child of inner(el)) fill(child, said[child.dataset.step] ?? null);
  el.classList.toggle("held", Boolean(said.review));
  const review = el.querySelector(":scope > .review");
  if (review) review.hidden = !said.review;
  return undefined;
}

function set(el, value) {
  if (el.type === "checkbox") el.checked = Boolean(value);
  else if (el.tagName === "SELECT") el.value = value ?? [...el.options].find((each) => each.defaultSelected)?.value ?? "";
  else if (typeof value !== "object" || value === null) el.value = value ?? "";
  el.dispatchEvent(new CustomEvent("desk:filled", { bubbles: true }));
}

// Return the element at a path of the form as it stands, or the nearest one above it.
export const at = (path, part = false) => locate(read(root()), steps(path), part).el;

// Do the operations of a patch in the form, as far as their places are there.
export function apply(operations) {
  for (const each of operations) {
    const way = steps(each.path);
    const last = way.pop();
    const home = locate(read(root()), way).el;
    if (each.op === "replace") fill(at(each.path, isFields(each.value)), each.value);
    else if (home.dataset.node !== "rows") continue;
    else if (each.op === "add") addRow(home, Number(last), each.value);
    else if (each.op === "remove") inner(home)[Number(last)]?.remove();
    else moveTo(home, Number(steps(each.from).pop()), Number(last));
    renumber();
  }
}

const isFields = (value) => typeof value === "object" && value !== null;

function moveTo(list, from, to) {
  const row = inner(list)[from];
  if (!row) return;
  row.remove();
  (inner(list)[to] ?? list.querySelector(":scope > .adds")).before(row);
}
