// Comfort only: every page works without this file.
// Counts characters, keeps a draft on this device until it is sent, and keeps a form from being sent twice.
(() => {
  const day = 24 * 60 * 60 * 1000;
  const number = new Intl.NumberFormat(document.documentElement.lang || "fr");

  for (const counter of document.querySelectorAll("[data-count]")) {
    const field = document.getElementById(counter.dataset.count);
    const most = Number(counter.dataset.max);
    const show = () => {
      // A form sends two characters for a line break typed as one; the server counts one.
      const left = most - field.value.length;
      counter.classList.toggle("over", left < 0);
      counter.textContent = left < 0
        ? `${number.format(-left)} caractères de trop sur ${number.format(most)}`
        : `${number.format(field.value.length)} caractères sur ${number.format(most)}`;
    };
    field?.addEventListener("input", show);
    if (field?.value) show();
  }

  const remember = (key, text) => {
    try {
      if (text) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }));
      else localStorage.removeItem(key);
    } catch { /* A full or forbidden store loses the draft, nothing else. */ }
  };

  const recall = (key) => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "null");
      return kept && Date.now() - kept.at < day ? kept.text : "";
    } catch {
      return "";
    }
  };

  for (const field of document.querySelectorAll("[data-draft]")) {
    const key = `draft:${field.dataset.draft}`;
    const notice = document.querySelector(`[data-draft-notice="${field.dataset.draft}"]`);
    const kept = recall(key);
    if (!field.value && kept) {
      field.value = kept;
      field.dispatchEvent(new Event("input"));
      if (notice) notice.hidden = false;
    }
    field.addEventListener("input", () => remember(key, field.value));
    notice?.querySelector("button")?.addEventListener("click", () => {
      remember(key, "");
      field.value = "";
      field.dispatchEvent(new Event("input"));
      notice.hidden = true;
      field.focus();
    });
  }

  // The page that shows what was saved says which draft is no longer needed.
  for (const saved of document.querySelectorAll("[data-draft-saved]")) remember(`draft:${saved.dataset.draftSaved}`, "");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    else {
      form.dataset.sent = "yes";
      // Should the answer never come, one may try again.
      setTimeout(() => delete form.dataset.sent, 8000);
    }
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  document.getElementById("erreurs")?.focus();
})();
