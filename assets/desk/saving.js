// What is typed goes to the file: only what changed, one save at a time, tried again while the desk
// is away. The base of a save is the text that this window was made of; the desk merges.
import { ask, Refused } from "./asking.js";
import { forget, keep, mine, orphans } from "./kept.js";
import { dispute, isDisputed, isNoted, isRefused, note, refuse, say, unnote, worded } from "./messages.js";
import { apply, root } from "./rows.js";
import { blank, changes, followed, locate, read, sendable, steps, values } from "./tree.js";

const PAUSE = 80;
const KEPT = "What you type is kept in this browser.";
const LONGEST_WAIT = 5_000;
const desk = document.querySelector(".desk");
const state = {
  base: JSON.parse(document.getElementById("base-text").textContent),
  tree: root() && read(root()),
  digest: desk.dataset.digest,
  latest: null, // the last answer: how the file stands
  conflicts: [],
  edits: 0,
  sending: false,
  away: false,
  composing: false,
  pressing: false, // a button that is drawn anew between down and up is not pressed
  held: null, // what was typed before the page was loaded anew, until it is in the form
  looking: false,
  untidy: false, // something is typed otherwise than the file will say it
  wait: 0,
  timer: 0,
};
const told = new WeakSet();
const waits = (el) => isRefused(el) || isDisputed(el);
const open = () => (root() ? changes(state.tree, read(root())) : []);

// Something was typed, or a row came or went.
export function changed(untidy = false) {
  state.edits += 1;
  state.untidy ||= untidy;
  later(PAUSE);
}

function later(pause) {
  clearTimeout(state.timer);
  state.timer = setTimeout(push, pause);
}

// Save what is not saved yet.
export async function push() {
  clearTimeout(state.timer);
  state.timer = 0;
  if (state.sending) return;
  if (!root()) {
    if (state.latest && state.latest.text !== state.base) await show();
    return;
  }
  const now = read(root());
  hold(now);
  const sent = sendable(now, state.tree, waits);
  const patch = changes(state.tree, sent);
  if (!patch.length) {
    await settle();
    return;
  }
  await send({ base: state.base, patch }, () => (state.tree = sent), (error) => refused(error, sent));
}

// Whether nothing that was typed is on its way to the file.
export const isSaved = () => !state.sending && !state.timer;

// Wait until that is so, or until it takes too long: then it is said that it is not saved.
export async function allSaved() {
  const end = Date.now() + LONGEST_WAIT;
  while (!isSaved() && !state.away && Date.now() < end) await new Promise((done) => setTimeout(done, PAUSE / 2));
}

async function send(body, taken, onRefused) {
  state.sending = true;
  say("Saving…", 400);
  try {
    const answer = await ask("/save", { json: body });
    state.wait = 0;
    unnote("away");
    taken();
    adopt(answer);
    tell(answer);
    later(0);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failed(error, onRefused);
  } finally {
    state.sending = false;
  }
}

function adopt(answer) {
  Object.assign(state, { base: answer.window, digest: answer.digest, latest: answer });
  document.getElementById("base").value = answer.window;
  desk.dataset.digest = answer.digest;
  const paths = new Set(answer.conflicts.map((each) => each.path));
  state.conflicts = [...state.conflicts.filter((each) => !paths.has(each.path)), ...answer.conflicts];
}

function tell(answer) {
  told.add(answer);
  document.dispatchEvent(new CustomEvent("desk:saved", { detail: answer }));
}

function failed(error, onRefused) {
  const broken = error.said.some((line) => line.startsWith(`${desk.dataset.name}:`));
  if (error.status === 422 && !broken && onRefused(error)) {
    later(0);
    return;
  }
  if (broken) note("away", `${KEPT} It is saved when the file reads as a briefing again.`);
  if (broken) error.message = "the file does not read as a briefing";
  unsaved(error);
  // the same is refused again: it waits for what is typed next, or for a file that is mended
  if (!error.passes && !broken && error.status !== 403) state.away = false;
  if (!error.passes) return;
  state.wait = Math.min(LONGEST_WAIT, state.wait * 2 || 500);
  later(state.wait);
}

// Say why nothing is saved, and what becomes of what is typed.
function unsaved(error) {
  state.away = true; // what was not saved is tried again as soon as the desk answers
  say(`Not saved: ${error.message}`);
  if (error.status === 0) note("away", `${KEPT} It is saved when the desk is back.`);
  if (error.status === 403) note("away", `${KEPT} Open the address that the desk printed.`);
}

// Say beside each field what is wrong with it; all others are sent again without them.
function refused(error, sent) {
  let found = false;
  for (const each of error.errors) {
    const node = locate(sent, steps(each.part));
    const ours = values(node).filter(({ el }) => !waits(el) && isChanged(el, sent));
    ours.forEach(({ el }, place) => refuse(el, place ? "" : worded(each)));
    found ||= ours.length > 0;
  }
  return found;
}

function isChanged(el, sent) {
  const was = values(state.tree).find((each) => each.el === el);
  const now = values(sent).find((each) => each.el === el);
  return !was || was.value !== now.value;
}

function hold(now) {
  if (state.held) return; // it is not in the form yet, and would be forgotten
  typedOn();
  const rest = sendable(now, state.tree, isDisputed, (row) => !blank(row));
  const patch = changes(state.tree, rest);
  const { base, conflicts } = state;
  keep(desk.dataset.name, patch.length || conflicts.length ? { base, patch, conflicts } : null);
}

// All that can be saved is: say so, and show what others changed meanwhile.
async function settle() {
  const rest = open();
  if (state.latest && (state.latest.text !== state.base || state.untidy)) {
    if (!rest.length || state.conflicts.some((each) => !each.shown)) {
      await show();
      return;
    }
    if (state.latest.text !== state.base) offer();
  }
  const disputed = state.conflicts.length;
  const which = disputed ? "it was changed elsewhere, too" : "see what is marked in the form";
  say(rest.length || disputed ? `Not saved: ${which}` : "Saved");
}

function offer() {
  const text = "The file was changed elsewhere.";
  if (!isNoted("elsewhere", text)) note("elsewhere", text, [["Show", show]]);
}

// Draw the form as the file stands; what is not saved yet is put into it again.
async function show() {
  if (state.composing || state.pressing) return; // an unfinished letter would be lost with its field
  const { latest, conflicts, edits } = state;
  const elsewhere = latest.text !== latest.window || latest.outside;
  const html = await ask("/drawn", { text: latest.text }).catch(unsaved);
  if (html === undefined) later(LONGEST_WAIT);
  if (html === undefined || state.edits !== edits || state.latest !== latest || state.pressing) return;
  const now = root() && read(root());
  const begun = (row) => !blank(row) || row.el.contains(document.activeElement);
  const rest = now ? changes(state.tree, sendable(now, state.tree, isDisputed, begun)) : [];
  const was = state.tree;
  typedOn();
  redraw(html, latest.text);
  if (root()) apply(was ? followed(was, state.tree, rest) : rest);
  state.untidy = false;
  conflicts.forEach((each) => dispute(each, settled));
  document.dispatchEvent(new CustomEvent("desk:redrawn"));
  unnote("elsewhere");
  if (elsewhere) tell({ ...latest, window: latest.text, elsewhere: false, conflicts: [] });
  if (elsewhere) note("elsewhere", "Changed elsewhere; it is shown here now.", [], 8);
  if (rest.length) changed();
  else later(0);
  if (state.held && root()) await restore(state.held);
}

// What was typed into a field in conflict is this side's version of it by now.
function typedOn() {
  for (const each of state.conflicts.filter(({ field }) => field?.isConnected)) {
    each.mine = each.field.type === "checkbox" ? each.field.checked : each.field.value;
    each.window = String(each.mine);
  }
}

function settled(conflict) {
  state.conflicts = state.conflicts.filter((each) => each !== conflict);
  changed();
}

function redraw(html, text) {
  document.dispatchEvent(new CustomEvent("desk:draw", { detail: { html, was: state.tree } }));
  Object.assign(state, { base: text, tree: root() && read(root()) });
  state.latest = { ...state.latest, text, window: text, outside: false };
  document.getElementById("base").value = text;
}

// Look whether the file was changed outside of all windows.
async function look() {
  if (document.visibilityState !== "visible" || state.sending || state.timer || state.looking) return;
  const { digest } = state;
  state.looking = true;
  try {
    const stands = await ask(`/state?digest=${digest}`);
    again();
    // what was saved meanwhile is newer
    if (!stands || state.sending || state.timer || state.digest !== digest) return;
    const answer = { ...stands, window: state.base, elsewhere: true, conflicts: [], outside: true };
    Object.assign(state, { latest: answer, digest: stands.digest });
    desk.dataset.digest = stands.digest;
    tell({ ...answer, window: stands.text });
    await push();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    unsaved(error);
  } finally {
    state.looking = false;
  }
}

// The desk is there again: what waited for it is tried anew.
function again() {
  if (!state.away) return;
  state.away = false;
  unnote("away");
  later(0);
}

// Put into the form what was typed before the page was loaded anew.
async function restore(held) {
  state.held = held;
  if (held.base !== state.base) {
    const html = await ask("/drawn", { text: held.base }).catch(() => undefined);
    if (html === undefined) {
      setTimeout(() => restore(held), LONGEST_WAIT);
      return;
    }
    const { base: text, tree: was } = state;
    const rest = open(); // somebody has gone on typing meanwhile
    redraw(html, held.base);
    apply(followed(was, state.tree, rest));
    state.latest = { text, window: held.base, digest: state.digest, conflicts: [] };
  }
  apply(held.patch);
  state.conflicts = held.conflicts ?? [];
  state.conflicts.forEach((each) => dispute(each, settled));
  document.dispatchEvent(new CustomEvent("desk:redrawn"));
  state.held = null;
  note("restored", "What you had typed and was not saved is here again.", [], 12);
  changed();
}

function begin() {
  state.held = mine(desk.dataset.name);
  if (state.held && root()) restore(state.held);
  for (const [key, left] of orphans(desk.dataset.name)) {
    const take = () => (forget(key), restore(left));
    note(key, "Another window left something unsaved.", [["Put it in", take], ["Forget it", () => forget(key)]]);
  }
  document.addEventListener("compositionstart", () => (state.composing = true));
  document.addEventListener("compositionend", () => ((state.composing = false), later(PAUSE)));
  addEventListener("pointerdown", () => (state.pressing = true), true);
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, released, true);
  document.addEventListener("desk:saved", ({ detail }) => told.has(detail) || taken(detail));
  addEventListener("pagehide", () => root() && open().length && hold(read(root())));
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? push() : look()));
  addEventListener("focus", look);
  setInterval(look, 3_000);
}

function released() {
  if (!state.pressing) return;
  state.pressing = false;
  if (state.latest) later(PAUSE); // what was not drawn meanwhile
}

// Another pane saved the file: this one shows what it says now.
function taken(answer) {
  state.latest = { ...answer, window: state.base };
  state.digest = answer.digest;
  later(0);
}

begin();
