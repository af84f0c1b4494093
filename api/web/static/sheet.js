// On a narrow screen the evidence lies far below its sentence: a mark brings the card up in a sheet. On a wide
// one, and without this script, a mark opens the document.

const log = document.getElementById("log");
const sheet = document.getElementById("sheet");
const shown = sheet.querySelector("ol");
const narrow = matchMedia("(max-width: 60rem)");

log.addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (!mark || !narrow.matches || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const card = mark.closest(".turn").querySelector(`.card[data-number="${mark.dataset.number}"]`);
  if (!card) return;
  event.preventDefault();
  shown.replaceChildren(card.cloneNode(true));
  sheet.showModal();
});

// A tap beside the card puts the sheet away, as Escape and the button do.
sheet.addEventListener("click", (event) => {
  if (event.target === sheet) sheet.close();
});
