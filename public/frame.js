// Runs before the first paint: the reader's theme and rail, and times in their own zone.
(() => {
  const root = document.documentElement;
  const light = matchMedia("(prefers-color-scheme: light)");
  const cookie = (name) => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.split("=")[1];
  const keep = (name, value) => {
    document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
  };
  const choice = () => {
    const kept = cookie("grizzly-theme");
    return kept === "light" || kept === "system" ? kept : "dark";
  };
  const apply = () => {
    const chosen = choice();
    root.dataset.theme = chosen === "system" ? (light.matches ? "light" : "dark") : chosen;
    root.dataset.rail = cookie("grizzly-rail") === "slim" ? "slim" : "wide";
    dispatchEvent(new Event("themechange"));
  };
  window.grizzlyTheme = {
    get: choice,
    set(next) {
      keep("grizzly-theme", next);
      apply();
    },
  };
  light.addEventListener("change", apply);
  apply();

  // Presses that need no more than this: copy, fold the rail, close a menu whose link was followed.
  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const copy = at?.closest("[data-copy]");
    if (copy) {
      navigator.clipboard?.writeText(copy.dataset.copy).then(() => {
        copy.dataset.copied = "";
        const say = copy.querySelector("[data-copy-said]");
        if (say) say.textContent = "Copied";
        setTimeout(() => {
          delete copy.dataset.copied;
          if (say) say.textContent = "";
        }, 1600);
      });
    }
    if (at?.closest("[data-rail-toggle]")) {
      keep("grizzly-rail", root.dataset.rail === "slim" ? "wide" : "slim");
      apply();
    }
    if (at?.closest("a[href]")) at.closest("[popover]")?.hidePopover();
    if (at instanceof HTMLDialogElement && at.hasAttribute("data-light-dismiss")) at.close();
    const opens = at?.closest("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens)?.showModal?.();
    if (at?.closest("[data-closes]")) at.closest("dialog")?.close();
  });

  // A rail longer than the window begins where the open page stands in it.
  document.addEventListener("DOMContentLoaded", () => {
    for (const list of document.querySelectorAll("[data-rail-list]")) {
      const open = list.querySelector('[aria-current="page"]');
      if (open && open.offsetTop + open.offsetHeight > list.scrollTop + list.clientHeight + list.offsetTop)
        list.scrollTop = open.offsetTop - list.offsetTop - list.clientHeight / 2;
    }
  });

  // A time: the page carries it in UTC, the reader sees their own zone. Its text lives in a shadow root, so that
  // React finds the page as it left it.
  const MINUTE = 60_000;
  const HOUR = 3_600_000;
  const DAY = 86_400_000;
  const shapes = {
    clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    date: { day: "numeric", month: "short", year: "numeric" },
    day: { day: "numeric", month: "short" },
    month: { month: "long", year: "numeric" },
    weekday: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    stamp: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    exact: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZoneName: "short" },
  };
  const zone = document.querySelector('meta[name="reader-zone"]')?.content || undefined;
  const made = new Map();
  const write = (shape, at) => {
    let format = made.get(shape);
    if (!format) {
      format = new Intl.DateTimeFormat("en-GB", { ...shapes[shape], timeZone: zone });
      made.set(shape, format);
    }
    return format.format(at);
  };
  const span = (ms) => {
    if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} s`;
    if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
    if (ms < DAY) {
      const hours = Math.floor(ms / HOUR);
      const minutes = Math.round((ms - hours * HOUR) / MINUTE);
      return minutes > 0 && minutes < 60 && hours < 10 ? `${hours} h ${minutes} min` : `${Math.round(ms / HOUR)} h`;
    }
    return `${Math.round(ms / DAY)} d`;
  };
  const relative = (at) => {
    const away = at - Date.now();
    const size = Math.abs(away);
    if (size > 14 * DAY) return write("date", at);
    if (size < 5_000) return "now";
    return away > 0 ? `in ${span(size)}` : `${span(size)} ago`;
  };
  const smart = (at) => {
    const now = new Date();
    if (write("date", at) === write("date", now)) return write("clock", at);
    return at.getFullYear() === now.getFullYear() ? `${write("day", at)}, ${write("clock", at)}` : write("date", at);
  };
  const ticking = new Set();
  class ReaderTime extends HTMLElement {
    static observedAttributes = ["datetime", "shape"];
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("time"));
      this.show();
      if (this.getAttribute("shape") === "relative") ticking.add(this);
    }
    disconnectedCallback() {
      ticking.delete(this);
    }
    attributeChangedCallback() {
      if (this.shadowRoot) this.show();
    }
    show() {
      const at = new Date(this.getAttribute("datetime"));
      const seen = this.shadowRoot.firstChild;
      if (Number.isNaN(at.getTime())) return seen.replaceWith(document.createElement("slot"));
      const shape = this.getAttribute("shape") || "relative";
      seen.dateTime = this.getAttribute("datetime");
      seen.textContent = shape === "relative" ? relative(at) : shape === "smart" ? smart(at) : write(shape, at);
      seen.title = write("exact", at);
    }
  }
  customElements.define("reader-time", ReaderTime);
  setInterval(() => {
    if (!document.hidden) for (const element of ticking) element.show();
  }, 20_000);
  class ReaderZone extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" });
      this.shadowRoot.textContent = new Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone.replaceAll("_", " ");
    }
  }
  customElements.define("reader-zone", ReaderZone);
})();
