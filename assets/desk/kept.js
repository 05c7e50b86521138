// What is typed and not yet answered is kept in this browser: it outlives a reload of the page, and
// a desk that is gone. Each window keeps its own; what a closed one left behind is offered to others.
const OLD = 15_000;

const store = (() => {
  try {
    localStorage.getItem("briefpack");
    return localStorage;
  } catch {
    return null; // a browser may forbid it
  }
})();

function windowName() {
  const known = sessionStorage.getItem("briefpack-window");
  const name = known ?? Math.random().toString(36).slice(2);
  sessionStorage.setItem("briefpack-window", name);
  return name;
}

const prefix = (briefing) => `briefpack:${briefing}:`;

// Keep what a window holds of a briefing; nothing, if all of it is saved.
export function keep(briefing, held) {
  if (!store) return;
  const key = prefix(briefing) + windowName();
  try {
    if (held) store.setItem(key, JSON.stringify({ ...held, at: Date.now() }));
    else store.removeItem(key);
  } catch {
    // it is full: what is typed stays in the page
  }
}

// Return what this window kept before it was loaded anew.
export function mine(briefing) {
  return store && parsed(store.getItem(prefix(briefing) + windowName()));
}

// Return what windows that are gone left behind, each with its key.
export function orphans(briefing) {
  if (!store) return [];
  const own = prefix(briefing) + windowName();
  const keys = Object.keys(store).filter((key) => key.startsWith(prefix(briefing)) && key !== own);
  return keys.map((key) => [key, parsed(store.getItem(key))]).filter(([, held]) => held && Date.now() - held.at > OLD);
}

export const forget = (key) => store?.removeItem(key);

function parsed(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return null;
  }
}
