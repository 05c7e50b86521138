// The form as a tree of what it says, and what two such trees differ in: a JSON Patch (RFC 6902).
// A node has its element, which is the same while it is the same row, however rows move.

// Return the tree of an element with data-node: a value, a part or rows.
export function read(el) {
  const { node: kind, step } = el.dataset;
  if (kind === "value") return { el, kind, step, value: typed(el) };
  return { el, kind, step, nodes: inner(el).map(read) };
}

// Return the elements of the nodes right below one.
export function inner(el, found = []) {
  for (const child of el.children) {
    if (child.dataset.node) found.push(child);
    else inner(child, found);
  }
  return found;
}

function typed(el) {
  if (el.type === "checkbox") return el.checked;
  if (el.value.trim()) return el.value;
  return "required" in el.dataset ? "" : null;
}

// Return whether a node says nothing; what is chosen or ticked says nothing by itself.
export function blank(node) {
  if (node.kind !== "value") return node.nodes.every(blank);
  return !node.value || node.el.type === "checkbox" || node.el.tagName === "SELECT";
}

// Return what a node says, as JSON.
export function json(node) {
  if (node.kind === "value") return node.value;
  const { hidden, bare, open } = node.el.dataset;
  if (node.kind === "rows") {
    return node.nodes.length || open === undefined ? node.nodes.map(json) : null;
  }
  const unseen = JSON.parse(hidden ?? "{}");
  const said = Object.fromEntries(node.nodes.map((each) => [each.step, json(each)]));
  if (bare !== undefined) return alone(said, unseen);
  if (open !== undefined && blank(node) && !Object.keys(unseen).length) return null;
  return { ...said, ...unseen };
}

// Return a part that is its text alone while nothing else is said of it.
function alone(said, unseen) {
  const told = Object.entries(said).filter(([, value]) => value !== null && value.length !== 0);
  if (told.every(([step]) => step === "text") && !Object.keys(unseen).length) return said.text ?? "";
  return { ...Object.fromEntries(told), ...unseen };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isFields = (value) => typeof value === "object" && value !== null;

// Return the operations that make of one tree another; of both the root is the same.
export function changes(was, now, path = "") {
  const before = json(was);
  const after = json(now);
  if (same(before, after) && now.kind !== "rows") return [];
  if (now.kind === "rows") return rowChanges(was, now, path, before, after);
  if (now.kind === "value" || !isFields(before) || !isFields(after)) {
    return [{ op: "replace", path, value: after }];
  }
  const known = new Map(was.nodes.map((each) => [each.step, each]));
  return now.nodes.flatMap((each) => changes(known.get(each.step), each, `${path}/${each.step}`));
}

function rowChanges(was, now, path, before, after) {
  if (!was.nodes.length || !now.nodes.length) {
    return same(before, after) ? [] : [{ op: "replace", path, value: after }];
  }
  const found = orderChanges(was, now, path);
  const known = new Map(was.nodes.map((each) => [each.el, each]));
  now.nodes.forEach((each, place) => {
    if (known.has(each.el)) found.push(...changes(known.get(each.el), each, `${path}/${place}`));
  });
  return found;
}

function orderChanges(was, now, path) {
  const found = [];
  const order = was.nodes.map((each) => each.el);
  const left = new Set(now.nodes.map((each) => each.el));
  for (let place = order.length - 1; place >= 0; place -= 1) {
    if (left.has(order[place])) continue;
    found.push({ op: "remove", path: `${path}/${place}` });
    order.splice(place, 1);
  }
  now.nodes.forEach((each, place) => {
    const at = order.indexOf(each.el);
    if (at === place) return;
    if (at < 0) found.push({ op: "add", path: `${path}/${place}`, value: json(each) });
    else found.push({ op: "move", from: `${path}/${at}`, path: `${path}/${place}` });
    if (at >= 0) order.splice(at, 1);
    order.splice(place, 0, each.el);
  });
  return found;
}

// Return the tree without what cannot be saved: values that `waits` names stay as they were, and
// a new row is left out until it is `ready`: until it says all that it must.
export function sendable(now, was, waits, ready = complete) {
  if (now.kind === "value") {
    if (!waits(now.el)) return now;
    return was ? { ...now, value: was.value } : { ...now, value: null };
  }
  const key = now.kind === "rows" ? (each) => each.el : (each) => each.step;
  const known = new Map((was?.nodes ?? []).map((each) => [key(each), each]));
  const nodes = now.nodes
    .filter((each) => now.kind === "part" || known.has(each.el) || ready(each, waits))
    .map((each) => sendable(each, known.get(key(each)), waits, ready));
  return { ...now, nodes };
}

function complete(row, waits) {
  return !blank(row) && row.nodes.every((each) => {
    if (!("required" in each.el.dataset)) return true;
    return each.kind === "rows" ? each.nodes.some((one) => complete(one, waits)) : each.value && !waits(each.el);
  });
}

// Return the node that stands at the steps of a path, or the nearest one above it; of a part that
// is its text alone the text, unless the part itself is asked for.
export function locate(tree, steps, part = false) {
  let node = tree;
  for (const step of steps) {
    if (node.kind === "value") break;
    const found = node.kind === "rows" ? node.nodes[step] : node.nodes.find((each) => each.step === step);
    if (!found) break;
    node = found;
  }
  const text = !part && node.kind === "part" && "bare" in node.el.dataset;
  return text ? node.nodes.find((each) => each.step === "text") : node;
}

// Return the steps of an element in a tree, null if it is in none of its nodes.
export function stepsTo(tree, el) {
  if (tree.el === el) return [];
  for (const [place, each] of (tree.nodes ?? []).entries()) {
    const rest = each.el.contains(el) ? stepsTo(each, el) : null;
    if (rest) return [tree.kind === "rows" ? String(place) : each.step, ...rest];
  }
  return null;
}

// Return the steps by which what stands in one tree is reached in another: rows may have come, gone
// or moved before it. A row that is nowhere as it was is where it was.
export function follow(was, now, way) {
  const [step, ...rest] = way;
  if (step === undefined || !was?.nodes || !now?.nodes) return way;
  const isRows = was.kind === "rows";
  if (isRows && Number(step) === was.nodes.length) return [String(now.nodes.length)]; // at the end
  const before = isRows ? was.nodes[step] : was.nodes.find((each) => each.step === step);
  if (!before) return way;
  const to = isRows ? placeOf(before, now, Number(step)) : step;
  const after = isRows ? now.nodes[to] : now.nodes.find((each) => each.step === step);
  return [String(to), ...follow(before, after, rest)];
}

function placeOf(row, list, place) {
  const said = json(row);
  if (list.nodes[place] && same(json(list.nodes[place]), said)) return place;
  const found = list.nodes.findIndex((each) => same(json(each), said));
  return found < 0 ? place : found;
}

// Return the operations of a patch as they are for another tree.
export function followed(was, now, patch) {
  const led = (path) => `/${follow(was, now, steps(path)).map(escaped).join("/")}`;
  return patch.map((each) => ({ ...each, path: led(each.path), ...(each.from && { from: led(each.from) }) }));
}

// Return the steps of "aid[2].donor" or of "/aid/2/donor".
export function steps(path) {
  if (path.startsWith("/")) return path.slice(1).split("/").map(unescaped);
  return path.split(/[.[\]]+/).filter(Boolean);
}

const escaped = (step) => step.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (step) => step.replaceAll("~1", "/").replaceAll("~0", "~");

// Return all values below a node.
export function values(node) {
  return node.kind === "value" ? [node] : node.nodes.flatMap(values);
}
