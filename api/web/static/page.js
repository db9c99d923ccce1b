// The comfort of the pages; everything works without it.
(() => {
  const root = document.documentElement;

  // Light or dark, remembered.
  const chosen = root.dataset.scheme ?? "auto";
  for (const radio of document.querySelectorAll("input[name=scheme]")) {
    radio.checked = radio.value === chosen;
    radio.addEventListener("change", () => {
      if (radio.value === "auto") delete root.dataset.scheme;
      else root.dataset.scheme = radio.value;
      try {
        localStorage.setItem("scheme", radio.value);
      } catch {
        // The choice then holds for this page only.
      }
    });
  }

  // A slider beside each date: ten years around the day, one day a step.
  const DAY = 86_400_000;
  const YEARS = 3_653;
  const written = (days) => new Date(days * DAY).toISOString().slice(0, 10);
  for (const slider of document.querySelectorAll("input.slider")) {
    const field = document.getElementById(slider.dataset.for);
    const value = Math.round(Date.parse(field.value.slice(0, 10)) / DAY);
    if (Number.isNaN(value)) continue;
    slider.min = value - YEARS;
    slider.max = Math.max(value, Math.round(Date.parse(slider.dataset.today) / DAY)) + 366;
    slider.value = value;
    slider.disabled = false;
    slider.addEventListener("input", () => {
      field.value = written(Number(slider.value));
      slider.setAttribute("aria-valuetext", field.value);
    });
    slider.addEventListener("change", () => field.form.requestSubmit());
    field.addEventListener("input", () => {
      const day = Math.round(Date.parse(field.value) / DAY);
      if (!Number.isNaN(day)) slider.value = day;
    });
  }

  // Marking words of an article's text fills in where they stand, counted in code points.
  const source = document.getElementById("source");
  const passage = source && document.getElementById(source.dataset.fills);
  const points = (text) => Array.from(text).length;
  if (passage) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (!chosen || chosen.isCollapsed || !source.contains(chosen.anchorNode) || !source.contains(chosen.focusNode)) return;
      const range = chosen.getRangeAt(0);
      const before = document.createRange();
      before.selectNodeContents(source);
      before.setEnd(range.startContainer, range.startOffset);
      const start = points(before.toString());
      passage.value = `${start}-${start + points(range.toString())}`;
      clearTimeout(passage.settling);
      passage.settling = setTimeout(() => passage.dispatchEvent(new Event("input", { bubbles: true })), 300);
    });
  }
})();
