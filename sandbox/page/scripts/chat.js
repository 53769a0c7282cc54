// Keeps the Discord page as it is now, and carries forms and links without a whole new page. Without it they work too.
const page = () => document.getElementById("chat");
const log = () => document.getElementById("chat-log");
let reading = null;
let again = false;
let sticks = true;
/** The address that the page shows: a change of the part after # is no other place. */
let shownPath = location.pathname + location.search;

function atEnd() {
  const list = log();
  return !list || list.scrollHeight - list.scrollTop - list.clientHeight < 80;
}

function toEnd() {
  const list = log();
  if (list) list.scrollTop = list.scrollHeight;
  sticks = true;
}

async function load(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  const text = await answer.text();
  return { address: answer.url, document: new DOMParser().parseFromString(text, "text/html") };
}

/** Puts new lines into the list and leaves those that did not change, so that nothing that is open closes. */
function mergeLines(old, fresh) {
  const known = new Map([...old.children].map((one) => [one.id, one]));
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map((one) => one.id));
  for (const [id, one] of known) if (!ids.has(id)) one.remove();
  wanted.forEach((one, index) => {
    const before = known.get(one.id);
    const same =
      before &&
      before.outerHTML.replace(/[?&](ex|is|hm)=\w+/g, "") ===
        one.outerHTML.replace(/[?&](ex|is|hm)=\w+/g, "");
    const node = same ? before : document.adoptNode(one);
    if (before && !same) before.replaceWith(node);
    if (old.children[index] !== node) old.insertBefore(node, old.children[index] ?? null);
  });
}

/** What was unfolded stays so. */
function keepOpen(old, fresh) {
  if (old.open) fresh.open = true;
  const titles = [...old.querySelectorAll("details[open] > summary")].map((one) => one.textContent);
  for (const one of fresh.querySelectorAll("details > summary"))
    if (titles.includes(one.textContent)) one.parentElement.open = true;
}

function mergeLive(fresh) {
  for (const one of fresh.querySelectorAll("[data-live]")) {
    const old = document.getElementById(one.id);
    if (!old) continue;
    if (one.id === "chat-log") mergeLines(old, one);
    else if (old.innerHTML !== one.innerHTML && !old.contains(document.activeElement)) {
      const top = old.scrollTop;
      keepOpen(old, one);
      one.classList.toggle("drawn", old.classList.contains("drawn"));
      const node = document.adoptNode(one);
      old.replaceWith(node);
      node.scrollTop = top;
    }
  }
}

/** Reads the page anew in the background; calls that come meanwhile are one more read. */
async function refresh() {
  if (reading) {
    again = true;
    return reading;
  }
  reading = (async () => {
    do {
      again = false;
      const { document: fresh } = await load(location.href);
      const end = atEnd();
      mergeLive(fresh);
      if (end) toEnd();
    } while (again);
  })().finally(() => {
    reading = null;
  });
  return reading;
}

function say(text, bad) {
  document.querySelector(".said")?.remove();
  if (!text) return;
  const line = document.createElement("p");
  line.className = `said ${bad ? "bad" : "good"}`;
  line.setAttribute("role", "status");
  line.textContent = text;
  document.getElementById("main")?.prepend(line);
  setTimeout(() => line.remove(), 6000);
}

/** Goes to another place of the chat. */
async function go(address, push = true) {
  const { document: fresh, address: end } = await load(address);
  const next = fresh.getElementById("chat");
  if (!next) {
    location.href = address;
    return;
  }
  if (push) history.pushState(null, "", end);
  shownPath = location.pathname + location.search;
  const opened = page()?.querySelector("details.connection")?.open;
  page()?.replaceWith(document.adoptNode(next));
  document.title = fresh.title;
  const panel = page()?.querySelector("details.connection");
  if (panel && opened) panel.open = true;
  ready();
}

function focusFirst() {
  const modal = document.querySelector(".modal textarea, .modal input:not([type=hidden]), .modal select");
  const edit = document.querySelector(".edit textarea");
  const replying = document.querySelector(".replying") && document.querySelector(".write textarea");
  (modal || edit || replying)?.focus();
}

function ready() {
  page()?.classList.add("scripted");
  toEnd();
  focusFirst();
}

async function submit(form, submitter) {
  const data = new FormData(form, submitter);
  const isWrite = form.enctype === "multipart/form-data";
  const body = isWrite ? data : new URLSearchParams(data);
  const buttons = [...form.querySelectorAll("button")];
  for (const one of buttons) one.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    const result = await answer.json();
    const outcome = result.data;
    const failed = outcome?.kind === "failed";
    if (!answer.ok || failed) {
      say(result.error ?? outcome?.reason, true);
      return;
    }
    if (outcome?.kind === "modal") {
      const url = new URL(location.href);
      url.searchParams.set("modal", outcome.modal.interactionId);
      await go(url.href);
      return;
    }
    if (isWrite) form.reset();
    if (form.closest(".connection")) say(result.said, false);
    document.querySelector("details.commands")?.removeAttribute("open");
    if (form.dataset.then) await go(form.dataset.then);
    else if (data.get("do") === "delete") await go("/chat");
    else await refresh();
    if (isWrite) document.querySelector(".write textarea")?.focus();
  } catch {
    say("The sandbox does not answer.", true);
  } finally {
    for (const one of buttons) if (one.isConnected) one.disabled = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page()?.contains(form)) return;
  event.preventDefault();
  if (form.method === "get") void go(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  else void submit(form, event.submitter);
});

/** In a narrow window the sides are drawers. */
function drawer(id) {
  for (const one of document.querySelectorAll(".chat .drawn"))
    if (one.id !== id) one.classList.remove("drawn");
  document.getElementById(id)?.classList.toggle("drawn");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  if (link?.closest(".narrow-bar") && link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    drawer(link.getAttribute("href").slice(1));
    return;
  }
  if (!event.target.closest?.(".drawn")) drawer("");
  if (!link || !page()?.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  const inside =
    url.origin === location.origin &&
    url.pathname.startsWith("/chat") &&
    !link.getAttribute("href").startsWith("#");
  if (!inside) return;
  event.preventDefault();
  void go(url.href);
});

document.addEventListener("change", (event) => {
  if (event.target.matches?.("select[data-now]") && event.target.value) event.target.form.requestSubmit();
  if (event.target.matches?.(".attach input")) {
    const count = event.target.files.length;
    event.target.parentElement.classList.toggle("chosen", count > 0);
    event.target.parentElement.title =
      [...event.target.files].map((one) => one.name).join(", ") || "Attach files";
    event.target.parentElement.firstElementChild.textContent = count > 0 ? String(count) : "+";
  }
});

/** Asks the application what an option could be, while it is being written. */
async function complete(input) {
  const data = new URLSearchParams(new FormData(input.form));
  data.set("focused", input.dataset.complete);
  const answer = await fetch(input.form.action, {
    method: "POST",
    headers: { accept: "application/json" },
    body: data,
  });
  const { data: outcome } = await answer.json();
  const id = `choices-${input.dataset.complete}`;
  const list = document.getElementById(id) ?? document.createElement("datalist");
  list.id = id;
  list.replaceChildren(...(outcome?.choices ?? []).map((one) => new Option(one.name, one.value)));
  input.after(list);
  input.setAttribute("list", id);
}

let completing = 0;
document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-complete]")) return;
  clearTimeout(completing);
  completing = setTimeout(() => void complete(event.target), 250);
});

/** As Discord's own clients: said at once, and again every eight seconds while it goes on. */
const SAY_TYPING_MS = 8000;
let saidTyping = { at: 0, as: "" };
document.addEventListener("input", (event) => {
  const form = event.target.matches?.(".write textarea") && event.target.value ? event.target.form : null;
  if (!form || event.target.value.startsWith("/")) return;
  const person = form.elements.person.value;
  const as = `${form.action} ${person}`;
  if (saidTyping.as === as && Date.now() - saidTyping.at < SAY_TYPING_MS) return;
  saidTyping = { at: Date.now(), as };
  void fetch(form.action.replace(/messages$/, "typing"), {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ person }),
  }).catch(() => undefined);
});
document.addEventListener("submit", () => {
  saidTyping = { at: 0, as: "" };
});

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key === "Enter" && !event.shiftKey && box.matches?.(".write textarea, .edit textarea")) {
    event.preventDefault();
    box.form.requestSubmit();
  }
  if (event.key === "Escape") drawer("");
  if (event.key === "Escape") document.querySelector(".modal header a, .replying a, .edit a")?.click();
});

// Pictures make the list longer after it was shown; whoever was at its end stays there.
function scrolled(event) {
  if (event.target === log()) sticks = atEnd();
}
function loaded(event) {
  if (sticks && event.target.matches?.("img")) toEnd();
}
document.addEventListener("scroll", scrolled, true);
document.addEventListener("load", loaded, true);

addEventListener("popstate", () => {
  const path = location.pathname + location.search;
  if (path !== shownPath) void go(location.href, false);
  shownPath = path;
});

let typingEnds = 0;
function typing(name) {
  const line = document.getElementById("chat-typing");
  if (line) line.textContent = `${name} is typing…`;
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => {
    const now = document.getElementById("chat-typing");
    if (now) now.textContent = "";
  }, 8000);
}

/** The sandbox says that something changed; a lost connection comes back by itself. */
function listen(wait = 250) {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/__sandbox/discord/live`);
  socket.addEventListener("open", () => {
    wait = 250;
    void refresh();
  });
  socket.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    const me = document.querySelector(".write [name=person]")?.value;
    if (told.typing && told.as !== me && location.pathname.endsWith(told.channel)) typing(told.typing);
    if (told.changed) void refresh();
  });
  socket.addEventListener("close", () => setTimeout(() => listen(Math.min(wait * 2, 5000)), wait));
}

ready();
listen();
