// What the form says to a person: what was refused and why, what stands in conflict, what happened.
import { addRow, at, described, fill } from "./rows.js";
import { inner } from "./tree.js";

const status = () => document.getElementById("saving");
const notes = () => document.getElementById("form-notes");
let slow;

// Say how saving stands; that it is going on only if it takes a while.
export function say(text, wait = 0) {
  clearTimeout(slow);
  const tell = () => {
    if (status().textContent !== text) status().textContent = text;
    status().classList.toggle("unsaved", text.startsWith("Not saved"));
  };
  if (wait) slow = setTimeout(tell, wait);
  else tell();
}

// Return a button that does something once.
export function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
}

// Say something above the form, with what can be done about it; a note of one `kind` at a time.
export function note(kind, text, actions = [], seconds = 0) {
  unnote(kind);
  const line = document.createElement("p");
  line.dataset.note = kind;
  const act = (does) => () => {
    line.remove();
    does();
  };
  line.append(text, " ", ...actions.map(([word, does]) => button(word, act(does))));
  line.append(button("Close", () => line.remove()));
  notes().append(line);
  if (seconds) setTimeout(() => line.remove(), seconds * 1000);
}

// Whether something is said already: said anew, it would go away under a pointer that presses it.
export const isNoted = (kind, text) => notes().querySelector(`[data-note="${kind}"]`)?.textContent.startsWith(text);

export const unnote = (kind) => notes().querySelector(`[data-note="${kind}"]`)?.remove();

// Say beside a field why it is not saved.
export function refuse(el, message) {
  const box = el.closest(".field") ?? el;
  el.dataset.refused = "";
  el.setAttribute("aria-invalid", "true");
  const line = box.querySelector(".refused");
  if (line) Object.assign(line, { textContent: message, hidden: !message });
  if (el.dataset.node === "value") described(el);
  for (let fold = el.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// Take back what was said of a field, and of those that were refused along with it.
export function unrefuse(el) {
  const whole = el.closest("[data-node=part][data-open]") ?? el.closest(".field");
  for (const each of whole.querySelectorAll("[data-refused]")) {
    delete each.dataset.refused;
    each.removeAttribute("aria-invalid");
    const line = each.closest(".field").querySelector(".refused");
    Object.assign(line, { textContent: "", hidden: true });
    described(each);
  }
}

export const isRefused = (el) => "refused" in el.dataset;
export const isDisputed = (el) => "conflict" in el.dataset;

// Return the words of a mistake that the server told.
export function worded(error) {
  const said = error.expected ? `${error.found}, expected ${error.expected}` : error.found;
  const whole = error.remedy ? `${said}; ${error.remedy}` : said;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

// Show both versions of what was changed here and elsewhere; `settled` is called with the choice.
export function dispute(conflict, settled) {
  conflict.shown = true;
  const gone = conflict.mine === null;
  const el = at(conflict.path, gone || typeof conflict.mine === "object");
  const kind = el.dataset.node;
  const theirs = el.type === "checkbox" ? el.checked : el.value;
  if (kind === "value") {
    el.dataset.conflict = "";
    conflict.field = el;
    fill(el, typeof conflict.mine === "object" && !gone ? conflict.window : conflict.mine);
  }
  const box = versions(conflict);
  const end = (mine) => () => {
    box.remove();
    delete el.dataset.conflict;
    delete conflict.field;
    if (kind === "value") described(el);
    if (kind === "value" && !mine) fill(el, theirs);
    if (kind !== "value" && mine) takeOver(el, conflict.mine);
    settled(conflict, el);
  };
  box.append(button("Keep mine", end(true)), button("Take theirs", end(false)));
  place(el, kind, box);
}

function place(el, kind, box) {
  if (kind === "value") {
    box.id = `${el.id}-conflict`;
    el.closest(".field").append(box);
    described(el);
  } else if (kind === "rows") el.querySelector(":scope > .adds").before(box);
  else el.prepend(box);
  box.setAttribute("role", "group");
}

function takeOver(el, mine) {
  if (el.dataset.node === "rows") {
    if (mine !== null) addRow(el, inner(el).length, mine);
  } else if (mine === null) el.remove();
  else fill(el, mine);
}

function versions(conflict) {
  const box = document.createElement("div");
  box.className = "conflict";
  box.setAttribute("aria-label", "Changed here and elsewhere");
  const list = document.createElement("dl");
  for (const [word, text] of [["Yours", conflict.window], ["In the file", conflict.file]]) {
    const term = Object.assign(document.createElement("dt"), { textContent: word });
    const said = Object.assign(document.createElement("dd"), { textContent: text ?? "nothing: taken out" });
    const pair = document.createElement("div");
    pair.append(term, said);
    list.append(pair);
  }
  const head = Object.assign(document.createElement("p"), { textContent: "Changed here and elsewhere:" });
  box.append(head, list);
  return box;
}
