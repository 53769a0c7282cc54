import type { Call, Reply } from "@/sandbox/http/types";
import { type Html, html } from "@/sandbox/page/html";
import { avatar, standing, tierChip, tierOf } from "@/sandbox/page/person";
import { pledgeWords } from "@/sandbox/patreon/words";
import { tiers } from "@/sandbox/population";
import { PERMISSION } from "@/sandbox/state/permissions";
import { changePledge, type PledgeAction, PledgeRefused } from "@/sandbox/state/pledges";
import type { Guild, Person, Role } from "@/sandbox/state/types";
import { day, dollars, framed, heading, meOf, press } from "./frame";

interface Offer {
  readonly action: PledgeAction;
  readonly label: string;
  readonly withTier: boolean;
}

const OFFERS: readonly Offer[] = [
  { action: "pledge", label: "Pledge", withTier: true },
  { action: "change", label: "Change tier", withTier: true },
  { action: "gift", label: "Gift a membership", withTier: true },
  { action: "trial", label: "Start a free trial", withTier: true },
  { action: "decline", label: "Decline the charge", withTier: false },
  { action: "recover", label: "Let the charge succeed", withTier: false },
  { action: "refund", label: "Refund the last charge", withTier: false },
  { action: "cancel", label: "Cancel the pledge", withTier: false },
  { action: "follow", label: "Follow without paying", withTier: false },
  { action: "unfollow", label: "Stop following", withTier: false },
];

/** Whether Patreon would take this step now; the control page shows no other. */
function possible(person: Person, offer: Offer, now: Date): boolean {
  const { patreon } = person;
  if (patreon?.deleted) return false;
  try {
    changePledge(patreon?.membership ?? null, offer.action, "bronze", patreon?.userId ?? "0", now);
    return true;
  } catch (error) {
    if (error instanceof PledgeRefused) return false;
    throw error;
  }
}

function offerForm(person: Person, offers: readonly Offer[], back: string): Html {
  const current = person.patreon?.membership?.tier;
  return html`<form class="pledge" method="post" action="/__sandbox/people/${person.key}/pledge">
    <input type="hidden" name="return" value="${back}">
    <fieldset><legend>Tier</legend><div class="tiers">${tiers.map(
      (
        tier,
      ) => html`<label class="pick tier-${tier.key}"><input type="radio" name="tier" value="${tier.key}" ${tier.key === (current ?? "bronze") && html`checked`}>
        <span>${tier.title}</span><small>${dollars(tier.cents)}</small></label>`,
    )}</div></fieldset>
    <div class="buttons">${offers.map(
      (offer, index) =>
        html`<button class="button ${index === 0 ? "primary" : "quiet"}" name="action" value="${offer.action}">${offer.label}</button>`,
    )}</div>
  </form>`;
}

function fact(label: string, value: unknown): Html {
  return html`<div><dt>${label}</dt><dd>${value as Html}</dd></div>`;
}

function pledgeCard(call: Call, person: Person, back: string): Html {
  const { patreon } = person;
  const membership = patreon?.membership ?? null;
  const offers = OFFERS.filter((offer) => possible(person, offer, call.now));
  const tiered = offers.filter((offer) => offer.withTier);
  const plain = offers.filter((offer) => !offer.withTier);
  const facts =
    membership &&
    html`<dl class="facts">
    ${fact("patron_status", html`<code>${membership.status ?? "null"}</code>`)}
    ${fact("Entitled to", dollars(membership.entitledCents))}
    ${fact("Last charge", html`${membership.chargeStatus ?? "none"}, ${day(membership.chargedAt)}`)}
    ${fact("Next charge", day(membership.nextChargeAt))}
    ${fact("Since", day(membership.startedAt))}
    ${fact("Paid so far", dollars(membership.lifetimeCents))}
  </dl>`;
  const account = patreon
    ? html`<p class="muted">Account ${patreon.fullName}, user <code>${patreon.userId}</code>${membership && html`, member <code class="break">${membership.id}</code>`}</p>`
    : html`<p class="muted">No Patreon account. A first step below opens one.</p>`;
  const path = `/__sandbox/people/${person.key}/patreon`;
  const end = !patreon
    ? null
    : patreon.deleted
      ? press(path, "Bring the Patreon account back", { deleted: "false", return: back })
      : press(path, "Delete the Patreon account", { deleted: "true", return: back }, "danger");
  return html`<section class="card" id="pledge">
    <header><h2>Pledge</h2><span>${patreon?.deleted ? "Account deleted" : pledgeWords(membership)}</span></header>
    ${person.granted && html`<p class="note">Partner by grant: the platform gave this plan, Patreon does not know of it.</p>`}
    ${account}${facts}
    ${tiered.length > 0 && offerForm(person, tiered, back)}
    <div class="buttons">${plain.map((offer) =>
      press(`/__sandbox/people/${person.key}/pledge`, offer.label, { action: offer.action, return: back }),
    )}${end}</div>
  </section>`;
}

function roleNote(role: Role): string {
  const bits = BigInt(role.permissions);
  if (bits & PERMISSION.ADMINISTRATOR) return "ADMINISTRATOR";
  return bits & PERMISSION.MANAGE_GUILD ? "MANAGE_GUILD" : "";
}

function box(name: string, value: string | null, label: string, checked: boolean, note = ""): Html {
  return html`<label class="box"><input type="checkbox" name="${name}" ${value !== null && html`value="${value}"`} ${checked && html`checked`}><span>${label}</span>${note && html`<small>${note}</small>`}</label>`;
}

function guildForm(call: Call, person: Person, guild: Guild, back: string): Html {
  const member = call.store.member(guild, person.id);
  const banned = guild.bans.some((ban) => ban.userId === person.id);
  const word = member ? standing(guild, member) : banned ? "banned" : "not a member";
  const roles = guild.roles.filter((role) => role.id !== guild.id && role.botId === null).toReversed();
  const hasManagers = roles.some((role) => BigInt(role.permissions) & PERMISSION.MANAGE_GUILD);
  return html`<details class="guild" ${member && html`open`}>
    <summary><b>${guild.name}</b><span class="is-${word.replaceAll(" ", "-")}">${word}</span></summary>
    <form method="post" action="/__sandbox/people/${person.key}/guilds/${guild.key}">
      <input type="hidden" name="return" value="${back}"><input type="hidden" name="whole" value="true">
      <div class="boxes">
        ${box("member", null, "Member", member !== undefined)}
        ${box("owner", null, "Owner", guild.ownerId === person.id)}
        ${box("banned", null, "Banned", banned)}
        ${!hasManagers && box("manageGuild", null, "Manage Server", false, "MANAGE_GUILD")}
      </div>
      <fieldset><legend>Roles</legend><div class="boxes">${roles.map((role) =>
        box("roles", role.id, role.name, member?.roles.includes(role.id) ?? false, roleNote(role)),
      )}</div></fieldset>
      <button class="button quiet">Save ${guild.name}</button>
    </form>
  </details>`;
}

function nitradoRow(call: Call, person: Person, back: string): Html | null {
  const { accounts, tokens } = call.store.state.nitrado;
  const account = accounts.find((one) => one.key === person.key);
  if (!account) return null;
  const count = tokens.filter((one) => one.userId === account.userId).length;
  const to = `/__sandbox/nitrado/accounts/${account.key}/tokens`;
  return html`<li><span><b>Nitrado</b> ${count || "no"} tokens, those that live long too</span>
    <span class="buttons">${press(to, "Let tokens expire", { do: "expire", return: back })}${press(to, "Take back", { do: "revoke", return: back })}</span></li>`;
}

function tokenCard(call: Call, person: Person, back: string): Html {
  const count = (provider: "discord" | "patreon", id: string | undefined) =>
    call.store.state.tokens.filter((one) => one.provider === provider && one.personId === id).length;
  const row = (provider: "discord" | "patreon", name: string, id: string | undefined) => html`<li>
    <span><b>${name}</b> ${count(provider, id) || "no"} authorisations</span>
    <span class="buttons">${(["expire", "revoke"] as const).map((verb) =>
      press(`/__sandbox/people/${person.key}/tokens`, verb === "expire" ? "Let tokens expire" : "Take back", {
        provider,
        do: verb,
        return: back,
      }),
    )}</span></li>`;
  return html`<section class="card"><header><h2>What Grizzly holds</h2></header>
    <ul class="rows">${row("discord", "Discord", person.id)}${row("patreon", "Patreon", person.patreon?.userId)}${nitradoRow(call, person, back)}</ul>
  </section>`;
}

/** Everything about one person, in two columns. `nav` is "/" for the one whom the browser acts as. */
export function personPage(call: Call, person: Person, nav: "/" | "/people"): Reply {
  const back = nav === "/" ? "/" : `/people/${person.key}`;
  const isMe = meOf(call)?.id === person.id;
  const tier = tierOf(person);
  const acting = isMe
    ? press("/__sandbox/me", "Be nobody", { person: "", return: "/" })
    : press("/__sandbox/me", `Act as ${person.name}`, { person: person.key, return: "/" }, "primary");
  const actions = html`<a class="button quiet" href="/chat?as=${person.key}">In Discord</a>${acting}`;
  const body = html`
  ${heading(isMe ? "Who I am" : person.name, isMe ? "The person whom this browser signs in first." : person.sees, actions)}
  <div class="columns"><div class="stack">
    <section class="card who">
      ${avatar(person, tier, "large")}
      <div><p class="name">${person.name} ${tierChip(tier)}</p><p class="muted">${person.sees}</p>
      <p class="ids"><span>Discord <code>${person.id}</code></span><span>@${person.username}</span><span>${person.email}</span></p></div>
    </section>
    ${pledgeCard(call, person, back)}
  </div><div class="stack">
    <section class="card"><header><h2>Servers and rights</h2><span>as Discord answers</span></header>
      ${call.store.state.guilds.map((guild) => guildForm(call, person, guild, back))}
    </section>
    ${tokenCard(call, person, back)}
  </div></div>`;
  return framed(call, nav, person.name, body);
}
