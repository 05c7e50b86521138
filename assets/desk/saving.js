// What is typed goes to the server. The base that it was typed on is sent along: the server merges
// it with what the file says by then.
const desk = document.querySelector(".desk");
const token = document.querySelector("meta[name=briefpack-token]").content;

// Save a whole text; return the answer, or throw an error with the mistakes (`errors`).
export async function saveText(text, base) {
  const answer = await fetch(`/b/${encodeURIComponent(desk.dataset.name)}/save`, {
    method: "POST",
    headers: {"Content-Type": "application/json", Accept: "application/json", "X-Briefpack-Token": token},
    body: JSON.stringify({base, text}),
  });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.said?.join("\n")), {errors: told.errors});
  document.dispatchEvent(new CustomEvent("desk:saved", {detail: told}));
  return told;
}
