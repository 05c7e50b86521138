// Taking it away: in the look that the preview has; what a person should know of the files is told
// once they were built for it. Who wrote to whom last is remembered by the browser.
import {allSaved, isSaved} from "./saving.js";

const KEPT = "briefpack:letter";
const part = document.getElementById("take");
const said = document.getElementById("take-said");

function look() {
  const chosen = [...document.querySelectorAll("select[data-look]")].filter((each) => each.value);
  return new URLSearchParams(chosen.map((each) => [each.dataset.look, each.value])).toString();
}

function looked(address) {
  const query = look();
  return address.split("?")[0] + (query ? `?${query}` : "");
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // private windows keep nothing
  }
}

function remember(fields) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(fields.map((each) => [each.name, each.value]))));
  } catch { /* nothing is kept */ }
}

function tell(notices) {
  said.hidden = !notices.length;
  said.replaceChildren(...notices.map(told));
}

// A notice, with a link to the field of each part that it is about.
function told(each) {
  const line = document.createElement("p");
  if (each.part) line.append(link(each), ": ");
  line.append(each.found);
  each.parts.forEach((one, place) => line.append(place ? ", " : ": ", link(one)));
  if (each.remedy) line.append(`: ${each.remedy}`);
  return line;
}

function link({part, called}) {
  const made = Object.assign(document.createElement("a"), {href: "#form", textContent: called});
  made.addEventListener("click", (event) => {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("desk:goto", {detail: {part}}));
  });
  return made;
}

// Links and the message have the look that the preview has, however they are followed.
function relook() {
  for (const each of part.querySelectorAll("a[data-taken]")) each.href = looked(each.href);
  const form = part.querySelector("form[data-taken]");
  form.action = looked(form.action);
}

// What is taken away has what was typed last: it waits until that is saved, or cannot be.
let goes = false;
function waits(event, act) {
  if (goes || isSaved()) return;
  event.preventDefault();
  allSaved().then(() => {
    goes = true;
    act();
    goes = false;
  });
}

function begin() {
  const fields = [...part.querySelectorAll("[data-kept]")];
  const before = remembered();
  for (const each of fields) each.value ||= before[each.name] ?? "";
  part.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-taken]");
    if (link) waits(event, () => link.click());
  });
  part.addEventListener("submit", (event) => {
    if ("taken" in event.target.dataset) remember(fields);
    waits(event, () => event.target.requestSubmit(event.submitter));
  });
  relook();
  document.addEventListener("desk:look", relook);
  document.addEventListener("desk:drawn", (event) => tell(event.detail.notices));
}

begin();
