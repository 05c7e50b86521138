// The page of a briefing. Each part of the desk is a module of its own; they talk by events on
// the document: "desk:saved" (detail: the answer to a save), "desk:goto" (detail: {part}).
// All are there before the page says that it is loaded: no press of a button is lost.
import "./form.js";
import "./source.js";
import "./yaml.js";
import "./findings.js";
import "./preview.js";
import "./take.js";
