import type { OptionForm, Runnable } from "@/sandbox/discord/interactions/options";
import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { avatar } from "@/sandbox/page/person";
import { PERMISSION } from "@/sandbox/state/permissions";
import { offered } from "./run";
import { type SeenField, seenModal } from "./seen";
import { chatLink, type View } from "./view";

function optionInput(view: View, option: OptionForm): Html {
  const name = `option.${option.name}`;
  const needed = option.required && html`required`;
  const choose = (values: readonly (readonly [value: string, label: string])[]) =>
    html`<select name="${name}" ${needed}>${!option.required && html`<option value="">none</option>`}${values.map(
      ([value, label]) => html`<option value="${value}">${label}</option>`,
    )}</select>`;
  if (option.choices.length > 0) return choose(option.choices.map((one) => [String(one.value), one.name]));
  const guild = view.guild;
  if (option.type === 5) {
    return choose([
      ["true", "yes"],
      ["false", "no"],
    ]);
  }
  if (option.type === 6 || option.type === 9) {
    const members = (guild?.members ?? []).map((one) => one.userId);
    return choose(members.map((id) => [id, view.names.people.get(id) ?? id]));
  }
  if (option.type === 7) return choose((guild?.channels ?? []).map((one) => [one.id, `# ${one.name}`]));
  if (option.type === 8) return choose((guild?.roles ?? []).map((one) => [one.id, one.name]));
  if (option.type === 4 || option.type === 10) {
    const step = option.type === 10 ? "any" : "1";
    return html`<input type="number" name="${name}" step="${step}" min="${option.min}" max="${option.max}" ${needed}>`;
  }
  const list = option.autocomplete && html`data-complete="${option.name}"`;
  return html`<input type="text" name="${name}" ${list} minlength="${option.min}" maxlength="${option.max ?? 6000}" autocomplete="off" ${needed}>`;
}

function commandForm(view: View, run: Runnable): Html {
  const place = view.place?.id ?? "";
  const bot = view.names.people.get(run.command.appId) ?? "a bot";
  const name = run.path.join(" ");
  return html`<details class="command" name="command"><summary><b>/${name}</b><span>${run.description}</span><small>${bot}</small></summary>
    <form class="fields-form" method="post" action="/__sandbox/discord/channels/${place}/slash">
    <input type="hidden" name="person" value="${view.as.key}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="return" value="${chatLink(view, place)}">
    ${run.options.map((option) => html`<label><span>${option.name}${!option.required && " (optional)"}</span><span class="hint">${option.description}</span>${optionInput(view, option)}</label>`)}
    <button class="button primary">Run /${name}</button></form></details>`;
}

/** Every command that one may run here, each with its options. */
function commands(view: View): Renderable {
  if (!view.guild || view.place?.kind !== "guild") return null;
  const runs = offered(view.call, view.guild, view.as);
  return html`<details class="commands" id="chat-commands" data-live><summary class="round" title="Commands"><span aria-hidden="true">/</span><span class="unseen">Commands</span></summary><div class="sheet">
    <h2>Commands <small>${runs.length}</small></h2>${
      runs.length > 0
        ? runs.map((run) => commandForm(view, run))
        : html`<p class="muted">No bot has registered a command that ${view.as.name} may run here.</p>`
    }</div></details>`;
}

function replyBar(view: View): Renderable {
  const id = view.call.url.searchParams.get("reply");
  const to = id && view.call.store.state.messages.find((one) => one.id === id);
  if (!to || !view.place) return null;
  const name = view.names.people.get(to.authorId) ?? "someone";
  return html`<p class="replying">Replying to <b>${name}</b><a class="tool" href="${chatLink(view, view.place.id)}">Cancel</a></p>`;
}

function asWhom(view: View): Html {
  const { guild, place } = view;
  const members = (guild?.members ?? []).flatMap((one) => view.call.store.person(one.userId) ?? []);
  const all = members.includes(view.as) ? members : [view.as, ...members];
  return html`<form class="as" method="get" action="/chat/${place?.id ?? ""}"><label><span class="unseen">Write as</span>${avatar(view.as, "none", "small")}<select name="as" data-now>${all.map(
    (one) => html`<option value="${one.key}" ${one === view.as && html`selected`}>${one.name}</option>`,
  )}</select></label><button class="button choose">Switch</button></form>`;
}

/** The box to write in, as whom one is; says why where one may not. */
export function composer(view: View): Html {
  const { place, as, rights } = view;
  const allowed = Boolean(rights & PERMISSION.SEND_MESSAGES) && place !== null;
  const reply = view.call.url.searchParams.get("reply") ?? "";
  const reason = rights & PERMISSION.VIEW_CHANNEL ? "may not write here" : "does not see this channel";
  const thread = place?.kind === "guild" ? place.thread : null;
  const why = thread?.locked ? "This thread is locked: staff may open it again." : `${as.name} ${reason}.`;
  return html`<div class="composer" id="chat-composer">${replyBar(view)}<p class="typing" id="chat-typing" aria-live="polite"></p>
    <div class="row">${asWhom(view)}${commands(view)}${
      allowed
        ? html`<form class="write" method="post" enctype="multipart/form-data" action="/__sandbox/discord/channels/${place.id}/messages" data-then="${chatLink(view, place.id)}">
        <input type="hidden" name="person" value="${as.key}"><input type="hidden" name="replyTo" value="${reply}"><input type="hidden" name="return" value="${chatLink(view, place.id)}">
        <textarea name="text" rows="1" maxlength="2000" placeholder="Write as ${as.name}" aria-label="Message"></textarea>
        <label class="round attach" title="Attach files"><span aria-hidden="true">+</span><span class="unseen">Attach files</span><input type="file" name="files" multiple></label>
        <button class="button primary">Send</button></form>`
        : html`<p class="barred">${why}</p>`
    }</div></div>`;
}

function modalInput(field: SeenField): Html {
  const name = `field.${field.customId}`;
  const needed = field.required && html`required`;
  if (field.options.length > 0) {
    return html`<select name="${name}" ${needed}>${field.options.map((one) => html`<option value="${one.value}">${one.label}</option>`)}</select>`;
  }
  const limits = html`minlength="${field.min}" maxlength="${field.max ?? 4000}" placeholder="${field.placeholder}"`;
  return field.long
    ? html`<textarea name="${name}" rows="4" ${limits} ${needed}>${field.value}</textarea>`
    : html`<input type="text" name="${name}" value="${field.value}" ${limits} ${needed} autocomplete="off">`;
}

/** The modal that an application opened for whom one is, over the conversation. */
export function modalLayer(view: View): Html {
  const id = view.call.url.searchParams.get("modal");
  const opener = view.call.store.state.interactions.find((one) => one.id === id);
  const modal = opener && opener.userId === view.as.id ? seenModal(opener) : null;
  if (!modal || !view.place) return html`<div id="chat-modal"></div>`;
  const back = chatLink(view, view.place.id);
  const bot = view.names.people.get(opener?.appId ?? "") ?? "a bot";
  return html`<div id="chat-modal"><div class="modal-back"><div class="modal" role="dialog" aria-modal="true" aria-labelledby="modal-title"><form class="fields-form" method="post" action="/__sandbox/discord/modals/${modal.interactionId}" data-then="${back}">
    <header><h2 id="modal-title">${modal.title}</h2><a class="tool" href="${back}" aria-label="Close">✕</a></header>
    <p class="note">This form goes to ${bot}. Do not share passwords.</p>
    <input type="hidden" name="person" value="${view.as.key}"><input type="hidden" name="return" value="${back}">
    ${modal.fields.map((field) => html`<label><span>${field.label}${field.required && html` <b class="bad" title="needed">*</b>`}</span>${field.description && html`<span class="hint">${field.description}</span>`}${modalInput(field)}</label>`)}
    <footer class="buttons"><a class="button" href="${back}">Cancel</a><button class="button primary">Submit</button></footer></form></div></div></div>`;
}
