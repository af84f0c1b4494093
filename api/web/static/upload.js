// Files can be dropped anywhere on the form; while they are read the page says so. Without this script
// they are chosen, and the browser shows that it waits.

const form = document.getElementById("upload");
const chosen = form.elements.file;
const status = form.querySelector("[role=status]");

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});

for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("dropping"));

form.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length === 0) return;
  chosen.files = event.dataTransfer.files;
  form.requestSubmit();
});

form.addEventListener("submit", () => {
  status.textContent = status.dataset.reading;
});
