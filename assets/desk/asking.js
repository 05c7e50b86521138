// Requests of this page to the desk. A refusal says what to tell a person, and whether it may pass.
const meta = document.querySelector("meta[name=briefpack-token]");
const address = () => `/b/${encodeURIComponent(document.querySelector(".desk").dataset.name)}`;
const AWAY = "the desk does not answer";
const ANEW = "the desk was started anew";

// The desk refused, or is away: `status` 0. One that `passes` is worth trying again.
export class Refused extends Error {
  constructor(status, message, errors = [], said = []) {
    super(message);
    Object.assign(this, { status, errors, said, passes: !status || status === 409 || status >= 500 });
  }
}

// Ask for something of this briefing, or send something to it, as JSON or as text.
export async function ask(path, { json, text } = {}) {
  const answer = await sent(path, json, text);
  if (answer.status === 204) return null;
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  const said = await (isJson ? answer.json() : answer.text()).catch(() => null);
  if (answer.ok && said === null) throw new Refused(0, AWAY); // it broke off in the middle
  if (answer.ok) return said;
  if (answer.status === 403) throw new Refused(403, ANEW);
  const lines = said?.said ?? [said || `it said ${answer.status}`];
  throw new Refused(answer.status, lines.join(" · "), said?.errors, lines);
}

async function sent(path, json, text) {
  const answer = await tried(path, json, text);
  if (answer.status !== 403 || !(await renewed())) return answer;
  return tried(path, json, text);
}

async function tried(path, json, text) {
  const body = json === undefined ? text : JSON.stringify(json);
  const type = json === undefined ? "text/plain;charset=utf-8" : "application/json";
  const headers = { Accept: "application/json", "X-Briefpack-Token": meta.content };
  if (body !== undefined) headers["Content-Type"] = type;
  const method = body === undefined ? "GET" : "POST";
  try {
    return await fetch(address() + path, { method, headers, body });
  } catch {
    throw new Refused(0, AWAY);
  }
}

// The desk may have been started anew, and this browser let in again by another window.
async function renewed() {
  const page = await fetch(address()).catch(() => null);
  if (!page?.ok) return false;
  const found = new DOMParser().parseFromString(await page.text().catch(() => ""), "text/html");
  const token = found.querySelector("meta[name=briefpack-token]")?.content;
  const isNew = Boolean(token) && token !== meta.content;
  if (isNew) meta.content = token;
  return isNew;
}
