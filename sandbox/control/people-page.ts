import type { Call, Reply } from "@/sandbox/http/types";
import { type Html, html } from "@/sandbox/page/html";
import { avatar, groupOf, PERSON_GROUPS, standings, tierChip, tierOf } from "@/sandbox/page/person";
import type { Person } from "@/sandbox/state/types";
import { framed, heading } from "./frame";

function personCard(call: Call, person: Person): Html {
  const tier = tierOf(person);
  const all = standings(call.store, person);
  return html`<a class="person" href="/people/${person.key}">${avatar(person, tier)}<span class="about">
    <span class="name">${person.name}${tier !== "none" && tierChip(tier)}</span>
    <span class="sees">${person.sees}</span>
    <span class="rights">${
      all.length > 0
        ? all.map(
            (one) => html`<span class="where">${one.guild} <b class="is-${one.word}">${one.word}</b></span>`,
          )
        : html`<span class="where">In no server</span>`
    }</span></span></a>`;
}

/** Everyone there is, by what they are to Grizzly; `?q=` narrows it to a name. */
export function peoplePage(call: Call, title: string, nav: "/" | "/people", purpose: string): Reply {
  const query = call.url.searchParams.get("q")?.trim().toLowerCase() ?? "";
  const people = call.store.state.people.filter((one) =>
    `${one.name} ${one.username} ${one.sees}`.toLowerCase().includes(query),
  );
  const groups = PERSON_GROUPS.map((name) => ({
    name,
    people: people.filter((one) => groupOf(call.store, one) === name),
  })).filter((group) => group.people.length > 0);
  const search = html`<form class="search" method="get" action="/people" role="search">
    <input type="search" name="q" value="${query}" placeholder="Find someone" aria-label="Find someone"><button class="button quiet">Find</button></form>`;
  const add = html`<section class="card"><header><h2>Add someone</h2><span>a new Discord account in no server</span></header>
    <form class="row-form" method="post" action="/__sandbox/people"><input type="hidden" name="return" value="/people">
    <label>Name<input name="name" required minlength="2" maxlength="32" autocomplete="off"></label><button class="button quiet">Add</button></form></section>`;
  const body = html`${heading(title, purpose, search)}
  ${groups.map((group) => html`<section class="group"><h2>${group.name} <small>${group.people.length}</small></h2><div class="people three-wide">${group.people.map((one) => personCard(call, one))}</div></section>`)}
  ${groups.length === 0 && html`<div class="empty"><p><b>Nobody matches “${query}”.</b></p><p><a href="/people">Show everyone</a></p></div>`}
  ${nav === "/people" && add}`;
  return framed(call, nav, title, body);
}
