// What every page begins with. Each part of the desk is a module of its own; they talk by events
// on the document: "desk:saved" (detail: the answer to a save), "desk:goto" (detail: {part}).
const desk = document.querySelector(".desk");
if (desk) {
  await Promise.all(["./form.js", "./source.js", "./yaml.js", "./findings.js", "./preview.js", "./take.js"].map((each) => import(each)));
} else {
  await import("./list.js");
}
