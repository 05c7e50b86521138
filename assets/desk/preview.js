// The preview: drawn anew after each save, one drawing at a time; the old picture stays until the
// new one is there. The look (theme, paper, language) is remembered by the browser.
import {ask} from "./asking.js";
import {tabs} from "./tabs.js";

const KEPT = "briefpack:look";
const AT_ONCE = 3; // pages that are swapped together; those below come as they are scrolled to
const MOST = 40;
const AGAIN = 3_000;
const desk = document.querySelector(".desk");
const address = `/b/${encodeURIComponent(desk.dataset.name)}`;
const part = document.getElementById("preview");
const list = part.querySelector(".pages");
const choices = [...part.querySelectorAll("select[data-look]")];
const meter = document.getElementById("fit");
const words = document.getElementById("fit-words");
const told = document.getElementById("fit-told");
const said = document.getElementById("preview-said");

let digest = desk.dataset.digest;
let drawing = false;
let again = false;
let open = "panel-paper";
let fills = 0;
let later = 0;

function look() {
  return Object.fromEntries(choices.map((each) => [each.dataset.look, each.value]).filter(([, value]) => value));
}

function query() {
  return new URLSearchParams({...look(), digest}).toString();
}

// what is shown is as sharp as the screen; in steps, so that a little wider asks for nothing new
function width() {
  const shown = Math.max(list.clientWidth, 240) * Math.min(window.devicePixelRatio, 2);
  return Math.min(Math.ceil(shown / 100) * 100, 2000);
}

function picture(page, wish, size) {
  const image = new Image();
  image.alt = `Page ${page} of the briefing as it will be printed`;
  if (size) [image.width, image.height] = [size.width, size.height];
  if (page > AT_ONCE) image.loading = "lazy";
  image.src = `${address}/page/${page}.png?${wish}&width=${width()}`;
  return image;
}

export async function draw() {
  again = true;
  if (drawing) return;
  drawing = true;
  while (again) {
    again = false;
    await drawn().then(() => say([]), failed);
  }
  drawing = false;
}

// Say why nothing is drawn; what may pass is tried again, also if nobody saves anything meanwhile.
function failed(error) {
  const lines = error.said?.length ? error.said : [`Not drawn: ${error.message}`];
  say(lines);
  clearTimeout(later);
  if (error.passes || error.status === 403) later = setTimeout(draw, AGAIN);
}

async function drawn() {
  const wish = query(); // all of it is of one build, whatever is saved meanwhile
  const first = picture(1, wish); // is built while the facts are asked for: one build answers both
  const ready = first.decode().then(() => true, () => false);
  const facts = await ask(`/preview?${wish}`);
  const pages = Math.min(facts.pages, MOST);
  const images = Array.from({length: pages}, (_, at) => (at ? picture(at + 1, wish, facts) : first));
  [first.width, first.height] = [facts.width, facts.height];
  const [is] = await Promise.all([ready, ...images.slice(1, AT_ONCE).map((each) => each.decode().catch(() => null))]);
  if (!is) throw Object.assign(new Error("its picture did not come"), {passes: true});
  swap(images);
  fit(facts);
  for (const id of ["as-text", "as-word"]) document.getElementById(id).lang = facts.language;
  if (open !== "panel-paper") await fill(open);
  part.dataset.digest = facts.digest;
  document.dispatchEvent(new CustomEvent("desk:drawn", {detail: facts}));
}

function swap(images) {
  images.forEach((image, at) => {
    const there = list.children[at];
    if (there?.tagName === "LI") return there.replaceChildren(image);
    const item = document.createElement("li");
    item.append(image);
    return there ? there.replaceWith(item) : list.append(item);
  });
  while (list.children.length > images.length) list.lastElementChild.remove();
}

function fit(facts) {
  if (words.textContent.split(/[ :,]/)[0] !== facts.words.split(/[ :,]/)[0] && part.dataset.digest) told.textContent = facts.words;
  words.textContent = facts.words;
  meter.hidden = facts.share === null;
  meter.value = Math.min(facts.share ?? 0, 1);
  meter.classList.toggle("over", facts.over > 0);
  const more = document.getElementById("pages-more");
  more.hidden = facts.pages <= MOST;
  more.textContent = `${facts.pages - MOST} more pages are in the PDF.`;
}

function say(lines) {
  said.hidden = !lines.length;
  list.classList.toggle("stale", lines.length > 0);
  if (lines.join("\n") === said.dataset.said) return;
  said.dataset.said = lines.join("\n");
  said.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), {textContent: line})));
}

async function fill(panel) {
  const turn = ++fills;
  if (panel === "panel-paper") return;
  const found = await ask(`/as/${panel === "panel-text" ? "txt" : "word"}?${query()}`);
  if (turn !== fills) return; // a later one may be answered first
  if (panel === "panel-text") document.getElementById("as-text").textContent = found;
  else document.getElementById("as-word").replaceChildren(...found.map(outlined));
}

function outlined(each) {
  const item = document.createElement("li");
  item.className = `${each.level === 1 ? "title" : each.kind} level-${each.level}`;
  const kind = Object.assign(document.createElement("span"), {className: "kind", textContent: `${called(each)} `});
  item.append(kind, Object.assign(document.createElement("span"), {textContent: each.text || "without a caption"}));
  return item;
}

function called(each) {
  if (each.kind === "table") return `Table, ${each.rows} × ${each.columns}`;
  return each.kind === "picture" ? "Picture" : each.level === 1 ? "Title" : `Heading ${each.level - 1}`;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // private windows keep nothing
  }
}

function begin() {
  const before = remembered();
  for (const each of choices) {
    const value = before[each.dataset.look] ?? "";
    if ([...each.options].some((one) => one.value === value)) each.value = value;
    each.addEventListener("change", () => {
      try { localStorage.setItem(KEPT, JSON.stringify(look())); } catch { /* nothing is kept */ }
      document.dispatchEvent(new CustomEvent("desk:look", {detail: look()}));
      draw();
    });
  }
  part.querySelector(".looks").hidden = false;
  tabs(part.querySelector("[role=tablist]"), (panel) => {
    open = panel.id;
    fill(open).catch(failed);
  });
  let shown = width();
  new ResizeObserver(() => {
    if (width() <= shown) return;
    shown = width();
    draw();
  }).observe(list);
  document.addEventListener("desk:saved", (event) => {
    digest = event.detail.digest;
    draw();
  });
  draw();
}

begin();
