// Comfort only: every link and form of a synthesis works without this file.
// A quote lights up wherever it stands, one finds the way back to its finding, and a selected passage becomes a quote of the open form.
(() => {
  const marks = (finding) => document.querySelectorAll(`mark.quote[data-finding="${CSS.escape(finding)}"]`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-finding]");
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const mark of marks(link.dataset.finding)) mark.classList.add("lit");
    const finding = link.closest(".finding");
    finding?.classList.add("lit");
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    history.replaceState(null, "", link.hash);
    offerWayBack(link);
  });

  // Where the reports stand below the findings, one tap leads back.
  const wayBack = document.createElement("button");
  wayBack.type = "button";
  wayBack.className = "quiet small back-to";
  wayBack.textContent = document.querySelector(".sources")?.dataset.back ?? "";
  let origin = null;
  const offerWayBack = (link) => {
    if (matchMedia("(min-width: 60rem)").matches) return;
    origin = link;
    document.querySelector(".sources")?.append(wayBack);
  };
  wayBack.addEventListener("click", () => {
    origin?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    origin?.focus({ preventScroll: true });
    wayBack.remove();
  });

  // A passage selected in a report goes into the first empty quote of the open form, or into one more; when there are enough, the form says so.
  const form = document.querySelector(".finding-form");
  if (form) {
    const take = document.createElement("button");
    take.type = "button";
    take.className = "small back-to";
    take.textContent = form.dataset.cite;
    const full = form.querySelector("[data-quotes-full]");
    const isFree = (field) => !field.querySelector("textarea").value.trim();
    const oneMore = () => {
      const fields = form.querySelectorAll(".quote-field");
      if (fields.length >= Number(form.dataset.mostQuotes)) return null;
      const more = fields[fields.length - 1].cloneNode(true);
      for (const part of more.querySelectorAll("[id], [name], [for]")) {
        for (const name of ["id", "name", "for"]) {
          if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/([[_])\d+([\]_])/, `$1${fields.length}$2`));
        }
      }
      for (const label of more.querySelectorAll("label")) label.textContent = label.textContent.replace(/\d+/, fields.length + 1);
      fields[fields.length - 1].after(more);
      return more;
    };
    document.addEventListener("selectionchange", () => {
      const choice = getSelection();
      const report = choice.rangeCount && choice.toString().trim().length > 11 ? choice.getRangeAt(0).commonAncestorContainer : null;
      const article = (report?.nodeType === Node.TEXT_NODE ? report.parentElement : report)?.closest?.(".source-report");
      if (article) article.append(take);
      else if (document.activeElement !== take) take.remove();
    });
    take.addEventListener("mousedown", (event) => event.preventDefault());
    take.addEventListener("click", () => {
      const words = getSelection().toString().trim();
      const report = take.closest(".source-report")?.querySelector("h3 a")?.pathname.split("/").pop();
      if (!words) return;
      const field = [...form.querySelectorAll(".quote-field")].find(isFree) ?? oneMore();
      full.hidden = field !== null;
      if (!field) {
        take.remove();
        full.focus();
        return;
      }
      field.querySelector("textarea").value = words;
      field.querySelector("select").value = report;
      take.remove();
      field.querySelector("textarea").focus();
    });
  }

  // After a decision the focus stays where one was reading.
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id?.startsWith("constat-")) document.getElementById(event.detail.target.id)?.focus({ preventScroll: true });
  });
})();
