import { notFound } from "@/lib/errors";
import { personByKey } from "@/sandbox/population";
import type { BuiltAction } from "../fixtures/build";
import type { GuildFacts } from "../fixtures/facts";
import { SAKHAL, SITE } from "../fixtures/house";
import { type ActionRule, NO_NUMBER, NO_UUID, NOBODY, type Outcome, signedIn, staff } from "./action-rules";
import { CASE_FORMS, PLAYER_FORMS } from "./case-forms";
import { BULK_ACTIONS, MENU_FORMS } from "./desk-forms";
import { fill } from "./doors";
import { GAME_ACTIONS } from "./game-actions";
import { MESSAGE_ACTIONS } from "./message-forms";
import { OPERATION_ACTIONS } from "./operation-actions";
import { PATREON_ACTIONS } from "./patreon-actions";
import { PEOPLE_ACTIONS } from "./people-actions";
import { REGISTRATION_ACTIONS } from "./registration-actions";
import { SETUP_FORMS } from "./setup-forms";
import { DESK_FORMS, OPENER_FORMS } from "./ticket-forms";
import { visit } from "./visits";

/** What each action must answer to whom, by the name of its file and export. */
export const ACTIONS: ReadonlyMap<string, ActionRule> = new Map<string, ActionRule>([
  [
    "features/identity/web/actions.ts#revokeDevice",
    { input: () => ({ deviceId: NO_UUID }), expects: signedIn("refused") },
  ],
  [
    "features/identity/web/actions.ts#updateProfile",
    { input: () => ({ timeZone: "Nowhere/Land" }), expects: signedIn("refused") },
  ],
  [
    "features/nitrado/web/actions.ts#pasteToken",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, token: "a-token-that-nitrado-does-not-know", label: "" }),
      expects: staff(false),
    },
  ],
  ...["syncConnection", "disconnectNitrado"].map((name): [string, ActionRule] => [
    `features/nitrado/web/actions.ts#${name}`,
    { input: ({ id }) => ({ guildId: id, kind: "token", ref: NO_UUID }), expects: staff(false) },
  ]),
  [
    "features/nitrado/web/actions.ts#switchService",
    { input: ({ id }) => ({ guildId: id, serviceId: "1", on: false }), expects: staff(false) },
  ],
  [
    "features/nitrado/web/actions.ts#switchLive",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, serviceId: "1", name: "No such server" }),
      expects: staff(false),
    },
  ],
  [
    "features/nitrado/web/actions.ts#switchDryRun",
    { input: ({ id }) => ({ guildId: id, serviceId: "1" }), expects: staff(false) },
  ],
  [
    "features/notices/web/actions.ts#markNoticesSeen",
    { form: true, input: () => ({}), expects: signedIn("reached") },
  ],
  [
    "features/audit/web/actions.ts#undoChange",
    // A line that no log has.
    { input: ({ id }) => ({ guildId: id, entryId: Number.MAX_SAFE_INTEGER }), expects: staff(false) },
  ],
  [
    "features/guilds/web/feed-actions.ts#saveFeed",
    {
      // A channel that no guild has.
      input: ({ id }) => ({ guildId: id, feed: "admin", channelId: NOBODY, enabled: true }),
      expects: staff(false),
    },
  ],
  ...Object.entries(SETUP_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/guilds/web/${name}`,
    { input, expects: staff(false) },
  ]),
  [
    "features/supporters/web/plan-actions.ts#payForGuild",
    { input: () => ({ guildId: NOBODY }), expects: signedIn("missing") },
  ],
  // Too short a message, too short a name: nobody's request or thanks changes.
  [
    "features/supporters/web/actions.ts#askCheck",
    { form: true, input: () => ({ patreonEmail: "", message: "Short" }), expects: signedIn("refused") },
  ],
  [
    "features/supporters/web/actions.ts#showOnWall",
    { form: true, input: () => ({ name: "x" }), expects: signedIn("refused") },
  ],
  ...["withdrawCheck", "hideFromWall", "checkRoles"].map((name): [string, ActionRule] => [
    `features/supporters/web/actions.ts#${name}`,
    { input: () => ({}), expects: signedIn("reached") },
  ]),
  ...Object.entries(DESK_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/actions.ts#${name}`,
    { form: true, input, expects: staff(true) },
  ]),
  ...Object.entries(MENU_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/desk-actions.ts#${name}`,
    { form: true, input, expects: staff(true) },
  ]),
  ...Object.entries(BULK_ACTIONS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/desk-actions.ts#${name}`,
    { input, expects: staff(true) },
  ]),
  ...Object.entries(OPENER_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/actions.ts#${name}`,
    { form: true, input, expects: signedIn("refused") },
  ]),
  ...Object.entries(CASE_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/verdict-actions.ts#${name}`,
    { form: true, input, expects: staff(true) },
  ]),
  ...Object.entries(PLAYER_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/tickets/web/verdict-actions.ts#${name}`,
    { form: true, input, expects: signedIn("refused") },
  ]),
  [
    "features/tickets/web/verdict-actions.ts#undoVerdictEffect",
    {
      input: ({ id }) => ({ guildId: id, effectId: NO_NUMBER, reason: "No guild has it." }),
      expects: staff(true),
    },
  ],
  ...MESSAGE_ACTIONS.map(([name, rule]): [string, ActionRule] => [`features/tickets/web/${name}`, rule]),
  [
    "features/tickets/web/mirror-actions.ts#retryMirrorForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, number: NO_NUMBER, messageId: NO_NUMBER }),
      expects: staff(true),
    },
  ],
  [
    "features/dashboard/web/actions.ts#postBrief",
    { input: ({ id }) => ({ guildId: id }), expects: staff(false) },
  ],
  [
    "features/guilds/web/feed-actions.ts#testFeed",
    { input: ({ id }) => ({ guildId: id, feed: "admin" }), expects: staff(false) },
  ],
  ...REGISTRATION_ACTIONS,
  [
    "features/listings/web/listing-actions.ts#beginListing",
    { input: ({ id }) => ({ guildId: id, serviceId: "no-such-server" }), expects: staff(false) },
  ],
  [
    "features/listings/web/listing-actions.ts#saveListingDraft",
    {
      // A listing that no guild has.
      input: ({ id }) => ({
        guildId: id,
        listingId: NO_NUMBER,
        slug: "a-tests-own",
        serverName: "A test's own",
        tagline: null,
        description: null,
        rules: null,
        inviteLink: null,
        website: null,
        icon: "pine",
        hue: "moss",
        banner: null,
        platform: "pc",
        region: "europe",
        city: null,
        languages: ["en"],
        fighting: "pvp",
        timeZone: "UTC",
        restartTimes: [],
        tags: [],
        mods: [],
        features: [],
        wipes: [],
      }),
      expects: staff(false),
    },
  ],
  [
    "features/listings/web/listing-actions.ts#publishListingDraft",
    { input: ({ id }) => ({ guildId: id, listingId: NO_NUMBER }), expects: staff(false) },
  ],
  [
    "features/listings/web/listing-actions.ts#changeListing",
    { input: ({ id }) => ({ guildId: id, listingId: NO_NUMBER, change: "hide" }), expects: staff(false) },
  ],
  [
    "features/guilds/web/moderation-actions.ts#saveModeration",
    // A channel that no guild has.
    { input: ({ id }) => ({ guildId: id, logChannelId: NOBODY }), expects: staff(false) },
  ],
  [
    "features/guilds/web/moderation-actions.ts#saveServerModeration",
    {
      input: ({ id }) => ({
        guildId: id,
        serviceId: "no-such-server",
        caps: null,
        appeal: null,
        logChannelId: null,
      }),
      expects: staff(false),
    },
  ],
  [
    "features/guilds/web/actions.ts#giveRight",
    {
      // @everyone cannot have rights: refused for those who get that far.
      input: ({ id }) => ({ guildId: id, section: "*", subjectKind: "role", subjectId: id, level: "viewer" }),
      expects: staff(false),
    },
  ],
  [
    "features/guilds/web/actions.ts#takeRight",
    { input: ({ id }) => ({ guildId: id, grantId: NO_UUID }), expects: staff(false) },
  ],
  [
    "features/guilds/web/actions.ts#seeGuildAs",
    { input: ({ id }) => ({ guildId: id, kind: "role", id: NOBODY }), expects: staff(false) },
  ],
  ["features/guilds/web/actions.ts#stopSeeing", { input: () => ({}), expects: signedIn("done") }],
  [
    "features/players/web/actions.ts#requestPlayerLink",
    { form: true, input: ({ id }) => ({ guildId: id, playerId: NO_NUMBER }), expects: signedIn("refused") },
  ],
  [
    "features/players/web/actions.ts#confirmPlayerLink",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, requestId: NO_UUID, code: "ABCDEF" }),
      expects: staff("below"),
    },
  ],
  [
    "features/players/web/actions.ts#unlinkMyPlayer",
    {
      // A guild that shows nothing to the public, where nobody of the seven has a player.
      input: () => ({ guildId: SAKHAL.id }),
      expects: (person) =>
        signedIn(person && personByKey(person).guilds["sakhal-drift"] ? "reached" : "missing")(person),
    },
  ],
  ...[
    {
      name: "askForCommand",
      // A server that no guild has: whoever gets that far is told so, and nothing is restarted.
      more: {
        action: "restart",
        reason: "",
        when: { kind: "now", inMinutes: 0 },
        warnMinutes: null,
        key: "isolation-test",
      },
    },
    { name: "cancelPlan", more: { commandId: NO_UUID } },
    { name: "settleOutcome", more: { commandId: NO_UUID, happened: true } },
    {
      name: "changeList",
      more: { list: "bans", action: "add", entry: "Nobody", reason: "", hours: null, key: "isolation-test" },
    },
    { name: "suggestEntries", more: { text: "no" } },
    { name: "givePermission", more: { subjectKind: "user", discordId: NOBODY, level: 1 } },
  ].map(({ name, more }): [string, ActionRule] => [
    `features/nitrado/web/control/actions.ts#${name}`,
    { input: ({ id }) => ({ guildId: id, serviceId: "1", ...more }), expects: staff(false) },
  ]),
  [
    "features/players/web/note-actions.ts#addNoteForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, playerId: NO_NUMBER, body: "A test's own" }),
      expects: staff(true),
    },
  ],
  [
    "features/players/web/note-actions.ts#removePlayerNote",
    { input: ({ id }) => ({ guildId: id, id: NO_UUID }), expects: staff(true) },
  ],
  [
    "features/players/web/kill-actions.ts#strikeKillForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, killId: NO_NUMBER, reason: "A test asks for this." }),
      expects: staff("below"),
    },
  ],
  [
    "features/players/web/kill-actions.ts#restoreStruckKill",
    { input: ({ id }) => ({ guildId: id, killId: NO_NUMBER }), expects: staff("below") },
  ],
  ...GAME_ACTIONS,
  ...OPERATION_ACTIONS,
  ...PATREON_ACTIONS,
  ...PEOPLE_ACTIONS,
]);

/** These end or change what the test itself stands on; that they refuse visitors and strangers' pages is tried all the same. */
export const ENDS_THE_SESSION: ReadonlySet<string> = new Set([
  "features/identity/web/actions.ts#signOutEverywhere",
  "features/supporters/web/actions.ts#unlinkPatreon",
  "features/supporters/web/actions.ts#syncPatreon",
]);

function encode(rule: Pick<ActionRule, "form">, input: Record<string, unknown>): BodyInit {
  if (!rule.form) return JSON.stringify([input]);
  const body = new FormData();
  for (const [name, value] of Object.entries(input)) body.set(`_1_${name}`, String(value));
  // Last, as browsers send it: it is read the moment it arrives.
  body.set("0", '[null,"$K1"]');
  return body;
}

const STRANGER = notFound().message;

function outcomeOf(status: number, body: string): Outcome | string {
  if (status === 403) return "forbidden";
  const line = body.split("\n").find((one) => /^\w+:\{"ok":/.test(one));
  if (!line) return `${status} without a result: ${body.slice(0, 200)}`;
  const result = JSON.parse(line.slice(line.indexOf(":") + 1)) as {
    ok: boolean;
    error?: { code: string; message: string };
  };
  if (result.ok !== false) return "done";
  const { code = "", message = "" } = result.error ?? {};
  if (code === "unauthenticated" || code === "forbidden") return code;
  if (code === "not_found" && message === STRANGER) return "missing";
  return code === "internal" ? "internal" : "refused";
}

/** Calls an action as a browser would. @param origin null sends none */
export async function act(
  action: BuiltAction,
  rule: ActionRule,
  person: string | null,
  guild: GuildFacts,
  { site = SITE, origin = SITE }: { site?: string; origin?: string | null } = {},
): Promise<Outcome | string> {
  const headers = new Headers({ "next-action": action.id, accept: "text/x-component" });
  if (origin !== null) headers.set("origin", origin);
  // The framework compares Origin with this header, which an attacker sets as well: our own guard must not.
  if (site !== SITE && origin?.startsWith("http")) headers.set("x-forwarded-host", new URL(origin).host);
  const body = encode(rule, rule.input(guild));
  if (typeof body === "string") headers.set("content-type", "text/plain;charset=UTF-8");
  const answer = await visit(person, fill(action.page, guild), { method: "POST", headers, body }, site);
  return outcomeOf(answer.status, answer.body);
}
