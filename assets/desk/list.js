// The first page: days and hours as they are where the reader is, and files dropped anywhere.
for (const each of document.querySelectorAll("time[data-instant]")) {
  const instant = new Date(each.dateTime);
  each.textContent = instant.toLocaleString(undefined, {dateStyle: "medium", timeStyle: "short"});
}

const zone = document.querySelector(".drop");
const input = zone?.querySelector("input[type=file]");

function drags(event) {
  return event.dataTransfer && [...event.dataTransfer.types].includes("Files");
}

if (input) {
  let depth = 0;
  document.addEventListener("dragenter", (event) => {
    if (drags(event)) zone.classList.toggle("over", ++depth > 0);
  });
  document.addEventListener("dragleave", (event) => {
    if (drags(event)) zone.classList.toggle("over", --depth > 0);
  });
  document.addEventListener("dragover", (event) => {
    if (drags(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!drags(event)) return;
    event.preventDefault();
    depth = 0;
    zone.classList.remove("over");
    input.files = event.dataTransfer.files;
    input.form.requestSubmit();
  });
}
