import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { clock } from "./frame";
import { discordText, type Names } from "./markdown";

type Json = Record<string, unknown>;

const str = (value: unknown): string => (typeof value === "string" ? value : "");
const obj = (value: unknown): Json => (value && typeof value === "object" ? (value as Json) : {});
const web = (value: unknown): string => (/^https?:\/\//.test(str(value)) ? str(value) : "");

function field(value: unknown, names: Names): Html {
  const one = obj(value);
  return html`<div class="field ${one.inline === true && "inline"}"><b>${discordText(str(one.name), names)}</b><span>${discordText(str(one.value), names)}</span></div>`;
}

/** Pictures are named, not loaded: the sandbox shows nothing from elsewhere. */
function picture(value: unknown, what: string): Renderable {
  const url = web(obj(value).url);
  return url && html`<p class="picture">${what}: <code class="break">${url}</code></p>`;
}

/** An embed as a card. Its colour is an SVG's, since the page's policy forbids styles in attributes. */
export function embedCard(embed: Json, names: Names): Html {
  const colour =
    typeof embed.color === "number" ? `#${embed.color.toString(16).padStart(6, "0")}` : "#4e5058";
  const title = discordText(str(embed.title), names);
  const link = web(embed.url);
  const author = str(obj(embed.author).name);
  const footer = str(obj(embed.footer).text);
  const stamp = str(embed.timestamp);
  const fields = Array.isArray(embed.fields) ? embed.fields : [];
  return html`<article class="embed">
    <svg class="edge" preserveAspectRatio="none" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${colour}"/></svg>
    <div>
    ${author && html`<p class="author">${author}</p>`}
    ${embed.title ? html`<p class="title">${link ? html`<a href="${link}" rel="nofollow noopener noreferrer">${title}</a>` : title}</p>` : null}
    ${embed.description ? html`<div class="content">${discordText(str(embed.description), names)}</div>` : null}
    ${fields.length > 0 && html`<div class="fields">${fields.map((one) => field(one, names))}</div>`}
    ${picture(embed.thumbnail, "Small picture")}${picture(embed.image, "Picture")}
    ${(footer || stamp) && html`<p class="foot">${footer}${footer && stamp && " · "}${stamp && !Number.isNaN(Date.parse(stamp)) && clock(stamp)}</p>`}
    </div>
  </article>`;
}
