import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { channelPermissions, guildPermissions, PERMISSION } from "@/sandbox/state/permissions";
import { press } from "../frame";
import { chatLink, type View } from "./view";

export type RightName = keyof typeof PERMISSION;

/** What an overwrite of a channel can give a bot and take from it. */
export const CHANNEL_RIGHTS: readonly RightName[] = [
  "VIEW_CHANNEL",
  "SEND_MESSAGES",
  "EMBED_LINKS",
  "ATTACH_FILES",
  "READ_MESSAGE_HISTORY",
  "CREATE_PRIVATE_THREADS",
  "SEND_MESSAGES_IN_THREADS",
  "MANAGE_THREADS",
  "MANAGE_MESSAGES",
];

/** What a bot's own role can have in the whole guild, beside those. */
export const GUILD_RIGHTS: readonly RightName[] = [
  "MANAGE_ROLES",
  "MODERATE_MEMBERS",
  "KICK_MEMBERS",
  "BAN_MEMBERS",
];

const words = (name: RightName) => {
  const text = name.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

interface Boxes {
  readonly to: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly names: readonly RightName[];
  readonly has: bigint;
  readonly title: string;
}

function boxes({ to, fields, names, has, title }: Boxes): Html {
  return html`<form class="rights-form" method="post" action="${to}"><fieldset><legend>${title}</legend><div class="boxes">${names.map(
    (name) =>
      html`<label class="box"><input type="checkbox" name="allow" value="${name}" ${has & PERMISSION[name] ? html`checked` : null}><span>${words(name)}</span></label>`,
  )}</div></fieldset>${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="button">Save</button></form>`;
}

/** What a bot may do where one looks and in the guild, to be taken from it; and channels to come and to go. */
export function rightsForms(view: View): Renderable {
  const { place, guild } = view;
  if (place?.kind !== "guild" || !guild) return null;
  const { channel } = place;
  const back = chatLink(view, place.id);
  const forms = view.call.config.discord.apps.map((app, index) => {
    const self = view.call.store.member(guild, app.id);
    if (!self) return null;
    const role = `bot-${index}`;
    return html`<details class="bot-rights"><summary>${app.name}'s rights</summary>${boxes({
      to: `/__sandbox/discord/channels/${channel.id}`,
      fields: { do: "ticked", of: role, return: back },
      names: CHANNEL_RIGHTS,
      has: channelPermissions(guild, channel, self),
      title: `In # ${channel.name}`,
    })}${boxes({
      to: `/__sandbox/discord/guilds/${guild.key}/rights/${role}`,
      fields: { ticked: "true", return: back },
      names: GUILD_RIGHTS,
      has: guildPermissions(guild, self),
      title: `In ${guild.name}`,
    })}</details>`;
  });
  return html`<h2>Rights and channels</h2>${forms}
    <form class="search" method="post" action="/__sandbox/discord/guilds/${guild.key}/channels"><input type="hidden" name="return" value="${back}">
    <input type="text" name="name" placeholder="new-channel" aria-label="Name of a new channel" required pattern="[a-z0-9_\\-]+"><button class="button">Make</button></form>
    ${press(`/__sandbox/discord/channels/${channel.id}`, `Delete # ${channel.name}`, { do: "delete", return: "/chat" }, "danger")}`;
}
