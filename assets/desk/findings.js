// What check finds, renewed after each save; each finding leads to the field it speaks of.
import {ask} from "./asking.js";

const list = document.getElementById("findings-list");
const said = document.getElementById("findings-said");
let waiting = 0;
let asking = false;
let again = false;

function finding(each) {
  const item = document.createElement("li");
  item.className = each.severity;
  const kind = Object.assign(document.createElement("b"), {textContent: `${each.severity[0].toUpperCase()}${each.severity.slice(1)} ${each.code}`});
  item.append(kind, ` ${each.words} `);
  if (each.part) {
    const button = Object.assign(document.createElement("button"), {type: "button", className: "little", textContent: `Go to ${each.called}`});
    button.dataset.goto = each.part;
    item.append(button);
  }
  return item;
}

async function renew() {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    const told = await ask("/findings").catch(() => null);
    if (told) show(told);
  }
  asking = false;
}

function show(told) {
  const words = `Check: ${told.said}`;
  if (said.textContent !== words) said.textContent = words;
  const kept = list.contains(document.activeElement) ? document.activeElement.dataset.goto : null;
  list.replaceChildren(...told.findings.map(finding));
  if (kept) [...list.querySelectorAll("[data-goto]")].find((each) => each.dataset.goto === kept)?.focus();
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-goto]");
  if (button) document.dispatchEvent(new CustomEvent("desk:goto", {detail: {part: button.dataset.goto}}));
});
document.addEventListener("desk:saved", () => {
  clearTimeout(waiting);
  waiting = setTimeout(renew, 400); // after the preview: it is less urgent
});
renew();
