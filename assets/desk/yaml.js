// The text of the file: its lines numbered, saved whole, each mistake with its line.
import {ask} from "./asking.js";

const area = document.getElementById("yaml");
const form = document.getElementById("yaml-form");
const numbers = form.querySelector(".numbers");
const said = document.getElementById("yaml-said");
let base = area.value;
let saving = false;
let again = false;

function number() {
  const count = area.value.split("\n").length;
  if (Number(numbers.dataset.count) !== count) {
    numbers.textContent = Array.from({length: count}, (_, at) => at + 1).join("\n");
    numbers.dataset.count = count;
  }
  numbers.scrollTop = area.scrollTop;
}

function isDirty() {
  return area.value !== base;
}

function say(...children) {
  said.replaceChildren(...children);
}

function line(text, kind = "p") {
  return Object.assign(document.createElement(kind), {textContent: text});
}

// the caret goes to the beginning of a line, which counts from 1
function go(to) {
  const lines = area.value.split("\n").slice(0, to - 1);
  const at = lines.reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(at, at + (area.value.split("\n")[to - 1] ?? "").length);
  const height = area.scrollHeight / area.value.split("\n").length;
  area.scrollTop = Math.max((to - 4) * height, 0);
}

function mistake(each) {
  const item = document.createElement("li");
  const wanted = each.expected ? `${each.found}, expected ${each.expected}` : each.found;
  const words = [each.called, [wanted, each.remedy].filter(Boolean).join("; ")].filter(Boolean).join(": ");
  if (each.line) {
    const button = Object.assign(document.createElement("button"), {type: "button", className: "little", textContent: `Line ${each.line}`});
    button.addEventListener("click", () => go(each.line));
    item.append(button, " ");
  }
  item.append(words);
  if (each.write?.length) item.append(line("Write: ", "span"), line(each.write.join("\n"), "pre"));
  return item;
}

async function save() {
  again = saving; // what was typed since goes after it
  if (saving) return;
  saving = true;
  say(line("Saving…"));
  try {
    // on the base that the text was typed on: the desk merges it with what was saved since
    const answer = await ask("/save", {json: {base, text: area.value}});
    taken(answer);
    document.dispatchEvent(new CustomEvent("desk:saved", {detail: answer}));
  } catch (error) {
    const list = document.createElement("ol");
    list.append(...(error.errors ?? []).map(mistake));
    say(line(error.errors?.length ? "Not saved: the text has mistakes." : `Not saved: ${error.message}`), list);
  }
  saving = false;
  if (again && isDirty()) await save();
}

function taken(answer) {
  base = answer.window;
  const count = answer.conflicts.length;
  const theirs = count ? `${count} place${count > 1 ? "s" : ""} that somebody else changed too; the file keeps theirs` : "";
  const comments = answer.uncommented ? "the comments typed here: somebody else changed comments too, and the file keeps theirs" : "";
  const kept = [theirs, comments].filter(Boolean).join("; and for ");
  say(line(kept ? `Saved, but for ${kept}.` : "Saved."));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
area.addEventListener("input", number);
area.addEventListener("scroll", () => { numbers.scrollTop = area.scrollTop; });
area.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
// what was typed here and is not saved stays, on the base that it was typed on
document.addEventListener("desk:saved", (event) => {
  if (isDirty() || saving) return;
  const {scrollTop, selectionStart, selectionEnd} = area;
  area.value = base = event.detail.window;
  area.setSelectionRange(selectionStart, selectionEnd);
  area.scrollTop = scrollTop;
  number();
});
// it is saved by its button alone
addEventListener("beforeunload", (event) => isDirty() && event.preventDefault());
base = area.value;
number();
