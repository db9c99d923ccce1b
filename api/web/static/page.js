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

  // A slider beside each date, with a stop for each day on which the answer changes. The page follows: at once when the
  // pointer lets go, after a moment of rest when keys move it, and then the keys still move it on the next page.
  const REST = 600;
  for (const slider of document.querySelectorAll("input.slider")) {
    const field = document.getElementById(slider.dataset.for);
    const found = slider.dataset.stops.split(" ").filter(Boolean);
    const stops = [...new Set([...found, field.value, slider.dataset.today])].sort();
    if (stops.length < 3) continue;
    const tell = () => {
      field.type = stops[slider.value].includes("T") ? "text" : "date";
      field.value = stops[slider.value];
      slider.setAttribute("aria-valuetext", field.value);
    };
    slider.min = 0;
    slider.max = stops.length - 1;
    slider.value = stops.indexOf(field.value);
    slider.disabled = false;
    tell();
    let waiting;
    const follow = () => field.form.requestSubmit();
    slider.addEventListener("input", tell);
    slider.addEventListener("pointerup", follow);
    slider.addEventListener("keyup", (event) => {
      if (event.key === "Tab") return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (field.value === field.defaultValue) return;
        sessionStorage.setItem("moving", slider.dataset.for);
        follow();
      }, REST);
    });
    if (sessionStorage.getItem("moving") === slider.dataset.for) {
      sessionStorage.removeItem("moving");
      slider.focus({ preventScroll: true });
    }
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
