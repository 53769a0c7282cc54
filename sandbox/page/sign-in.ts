import type { Reply } from "@/sandbox/http/types";
import type { Store } from "@/sandbox/state/store";
import type { Person } from "@/sandbox/state/types";
import { type Html, html, type Renderable } from "./html";
import { page } from "./layout";
import { avatar, groupOf, PERSON_GROUPS, standings, tierChip, tierOf } from "./person";

export interface SignIn {
  readonly provider: "Discord" | "Patreon" | "Nitrado";
  readonly store: Store;
  readonly me: Person | null;
  readonly people: readonly Person[];
  /** What the site asks to see, in words. */
  readonly wants: readonly string[];
  /** The request's own parameters, handed on by the form. */
  readonly query: URLSearchParams;
  readonly returnTo: string;
  readonly action: string;
  /** What stands under a name; by default the guild rights. */
  readonly detail?: (person: Person) => Renderable;
}

function rights(store: Store, person: Person): Html {
  const all = standings(store, person);
  if (all.length === 0) return html`<span class="where">In no server</span>`;
  return html`${all.map(
    (one) => html`<span class="where">${one.guild} <b class="is-${one.word}">${one.word}</b></span>`,
  )}`;
}

function card(signIn: SignIn, person: Person): Html {
  const { store } = signIn;
  const tier = tierOf(person);
  const detail = signIn.detail?.(person) ?? rights(store, person);
  return html`<button class="person" name="person" value="${person.id}" data-person="${person.key}">
    ${avatar(person, tier)}
    <span class="about">
      <span class="name"><span><span class="unseen">Sign in as </span>${person.name}</span> ${tier !== "none" && tierChip(tier)}</span>
      <span class="sees">${person.sees}</span>
      <span class="rights">${detail}</span>
    </span>
  </button>`;
}

function hidden(query: URLSearchParams): Html[] {
  return [...query]
    .filter(([name]) => name !== "person" && name !== "deny")
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** The page where a person is chosen. One form; each person is a button of it, so that it works without scripts. */
export function signInPage(signIn: SignIn): Reply {
  const { me, provider, store } = signIn;
  const origin = new URL(signIn.returnTo).origin;
  const others = signIn.people.filter((one) => one !== me);
  const groups = PERSON_GROUPS.map((name) => ({
    name,
    people: others.filter((one) => groupOf(store, one) === name),
  })).filter((group) => group.people.length > 0);
  const body = html`<div class="signin">
  <aside>
    <p class="kicker">${provider} stand-in</p>
    <h1 class="signin-title">Who signs in?</h1>
    <p class="muted">Choose a person. Grizzly at <code>${origin.replace(/^https?:\/\//, "")}</code> will see them as ${provider} would show them.</p>
    <h2>It asks for</h2>
    <ul class="wants">${signIn.wants.map((want) => html`<li>${want}</li>`)}</ul>
    <button class="button quiet" form="choose" name="deny" value="1">Cancel, sign nobody in</button>
  </aside>
  <form class="signin-form" id="choose" method="post" action="${signIn.action}">
    ${hidden(signIn.query)}
    ${me && html`<section class="again"><h2>You were last</h2><div class="people">${card(signIn, me)}</div></section>`}
    ${groups.map(
      (group) =>
        html`<section><h2>${group.name}</h2><div class="people">${group.people.map((one) => card(signIn, one))}</div></section>`,
    )}
  </form>
</div>`;
  return page({ title: `Sign in with ${provider}`, body, formOrigins: [origin] });
}
