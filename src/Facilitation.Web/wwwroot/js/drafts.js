// Comfort only: without this file the button «Enregistrer le brouillon» does the same.
// A form with data-autosave sends itself to that address a moment after each change, and when its page is left.
(() => {
  const pause = 2500;
  const retry = 15000;
  const haste = 60000;

  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const status = form.querySelector("[data-draft-status]");
    const button = form.querySelector("[data-draft-save]");
    let timer;
    let changed = false;
    let sent = false;
    let underway;

    // What leaves with the page may arrive after the next page was made: this tab holds it until then.
    const place = `brouillon:${form.elements.brouillon?.value}`;
    const held = {
      keep() {
        try { sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), fields: [...new FormData(form)].filter(([, value]) => typeof value === "string") })); } catch { /* no storage: the server has it in a moment */ }
      },
      take() {
        try {
          const found = JSON.parse(sessionStorage.getItem(place));
          sessionStorage.removeItem(place);
          return found && Date.now() - found.at < haste ? found.fields : undefined;
        } catch { return undefined; }
      },
    };

    const say = (words) => { if (status && words) status.textContent = words; };

    const save = async () => {
      clearTimeout(timer);
      if (sent || underway) return;
      changed = false;
      underway = new AbortController();
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, signal: underway.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        say((await answer.json()).said);
        held.take();
      } catch {
        if (!sent) {
          say(status?.dataset.draftLost);
          changed = true;
          timer = setTimeout(save, retry);
        }
      } finally {
        underway = undefined;
        if (changed && !sent) {
          clearTimeout(timer);
          timer = setTimeout(save, pause);
        }
      }
    };

    form.addEventListener("input", () => {
      changed = true;
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    });

    button?.addEventListener("click", (event) => {
      event.preventDefault();
      save();
    });

    // The form itself is on its way: a draft saved after it would only be in its way.
    form.addEventListener("submit", () => {
      sent = true;
      clearTimeout(timer);
      underway?.abort();
      // Should the answer never come, what is written from here on is kept again.
      setTimeout(() => { sent = false; }, 8000);
    });

    // Another form of the page throws this draft away.
    document.addEventListener("submit", (event) => {
      if (event.target !== form && event.target.elements.brouillon?.value === form.elements.brouillon?.value) sent = true;
    });

    addEventListener("pagehide", () => {
      if (!changed || sent) return;
      held.keep();
      navigator.sendBeacon(form.dataset.autosave, new FormData(form));
    });

    addEventListener("pageshow", (event) => { if (event.persisted) sent = false; });

    const left = held.take();
    if (left) {
      for (const field of form.elements) {
        const values = left.filter(([name]) => name === field.name).map(([, value]) => value);
        if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
        else if (field.type !== "hidden" && "value" in field && values.length > 0) field.value = values[0];
      }

      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
})();
