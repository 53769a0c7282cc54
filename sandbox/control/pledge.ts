import { z } from "zod";
import { type Route, route } from "@/sandbox/http/types";
import { creatorPair } from "@/sandbox/patreon/auth";
import { pledgeWords } from "@/sandbox/patreon/words";
import { changePledge, follower, memberId, type PatreonEvent } from "@/sandbox/state/pledges";
import { isPatron, type Patron } from "@/sandbox/state/store";
import type { CreatorPair, Membership, PatreonAccount, Person } from "@/sandbox/state/types";
import { action, Refused } from "./input";
import { type Parts, personOf } from "./parts";

const creator = z.object({
  do: z.enum(["expire", "revoke", "reissue"]),
  access: z.string().min(1).optional(),
  refresh: z.string().min(1).optional(),
  return: z.string().optional(),
});
const tier = z.enum(["bronze", "silver", "gold"]);
const pledge = z.object({
  action: z.enum([
    "pledge",
    "change",
    "decline",
    "recover",
    "cancel",
    "gift",
    "trial",
    "refund",
    "follow",
    "unfollow",
  ]),
  tier: tier.optional(),
  return: z.string().optional(),
});
const account = z.object({ deleted: z.union([z.boolean(), z.stringbool()]), return: z.string().optional() });
const send = z.object({
  person: z.string(),
  event: z
    .enum([
      "members:create",
      "members:update",
      "members:delete",
      "members:pledge:create",
      "members:pledge:update",
      "members:pledge:delete",
    ])
    .default("members:update"),
  times: z.coerce.number().int().min(1).max(50).default(1),
  tamper: z.enum(["none", "signature", "body"]).default("none"),
  return: z.string().optional(),
});
const crowd = z.object({
  members: z.coerce.number().int().min(0).max(100_000),
  turn: z.coerce.number().int().min(0).max(1_000).default(0),
  return: z.string().optional(),
});
const webhook = z.object({ paused: z.union([z.boolean(), z.stringbool()]), return: z.string().optional() });

function openAccount(person: Person, now: Date): PatreonAccount {
  return {
    userId: (61_000_000 + (Number(BigInt(person.id) % 1_000_000n) || 1)).toString(),
    fullName: person.name,
    email: person.email,
    createdAt: now.toISOString(),
    deleted: false,
    membership: null,
  };
}

/** Events with the membership that they tell about: the new one, or the last known when it is gone. */
function announceAll(
  parts: Parts,
  person: Patron,
  events: readonly PatreonEvent[],
  membership: Membership,
): void {
  for (const event of events) parts.sender.announce(event, person, membership);
}

/** What a person's account being deleted looks like: a pledge ends first; someone who never paid just goes. */
function farewell(membership: Membership): { events: PatreonEvent[]; last: Membership } {
  const gone: Membership = {
    ...membership,
    tier: null,
    entitledCents: 0,
    willPayCents: 0,
    nextChargeAt: null,
  };
  if (membership.lifetimeCents === 0) return { events: ["members:delete"], last: gone };
  const last: Membership = { ...gone, status: "former_patron", chargeStatus: "Deleted" };
  return { events: ["members:pledge:delete", "members:update"], last };
}

const CREATOR_WORDS = {
  expire: "has expired",
  revoke: "is taken back",
  reissue: "is the settings' pair again",
};

/** Pledges, accounts and webhooks of Patreon, as the control page changes them. */
export function pledgeRoutes(parts: Parts): readonly Route[] {
  return [
    route(
      "POST",
      "/__sandbox/patreon/creator",
      action(creator, (input, call) => {
        const before = creatorPair(call);
        const { creatorToken, creatorRefreshToken } = call.config.patreon;
        const creator: Record<typeof input.do, CreatorPair> = {
          expire: { ...before, accessExpiresAt: 0 },
          revoke: { ...before, refresh: null, accessExpiresAt: 0 },
          reissue: {
            access: input.access ?? creatorToken,
            refresh: input.refresh ?? creatorRefreshToken,
            accessExpiresAt: call.now.getTime() + call.config.patreon.tokenSeconds * 1000,
          },
        };
        call.store.change((state) => {
          state.creator = creator[input.do];
        });
        return { said: `The creator's access ${CREATOR_WORDS[input.do]}.` };
      }),
    ),
    route(
      "POST",
      "/__sandbox/patreon/crowd",
      action(crowd, ({ members, turn }, call) => {
        call.store.change((state) => {
          state.crowd = { members, turn };
        });
        const said = members === 0 ? "The crowd has gone home." : `A crowd of ${members} supports Grizzly.`;
        return { said, data: { members } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/people/:person/pledge",
      action(pledge, (input, call) => {
        const person = personOf(call);
        if (person.patreon?.deleted)
          throw new Refused("This Patreon account is deleted. Bring it back first.", 409);
        const known = person.patreon ?? openAccount(person, call.now);
        const before = known.membership;
        const change = changePledge(before, input.action, input.tier ?? null, known.userId, call.now);
        call.store.change(() => {
          person.patreon = known;
          known.membership = change.membership;
        });
        const told = change.membership ?? before;
        if (told && isPatron(person)) announceAll(parts, person, change.events, told);
        const said = `${person.name} on Patreon: ${pledgeWords(change.membership)}.`;
        return { said, data: { membership: change.membership, events: change.events } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/people/:person/patreon",
      action(account, (input, call) => {
        const person = personOf(call);
        if (!isPatron(person)) throw new Refused("This person has no Patreon account.", 409);
        const { membership, userId } = person.patreon;
        const bye = input.deleted && membership ? farewell(membership) : null;
        call.store.change((state) => {
          person.patreon.deleted = input.deleted;
          if (!input.deleted) return;
          person.patreon.membership = null;
          state.tokens = state.tokens.filter((one) => one.provider !== "patreon" || one.personId !== userId);
        });
        if (bye) announceAll(parts, person, bye.events, bye.last);
        const said = input.deleted
          ? `${person.name}'s Patreon account is deleted.`
          : `${person.name}'s Patreon account is back, without a membership.`;
        return { said, data: { events: bye?.events ?? [] } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/webhooks/send",
      action(send, (input, call) => {
        const person = call.store.person(input.person);
        if (!person || !isPatron(person)) throw new Refused("This person has no Patreon account.", 404);
        const membership = person.patreon.membership ?? follower(memberId(person.patreon.userId));
        const tamper = input.tamper === "none" ? undefined : input.tamper;
        const sent = Array.from({ length: input.times }, () =>
          parts.sender.announce(input.event, person, membership, { tamper }),
        );
        const said = `${input.event} about ${person.name} is on its way.`;
        return { said, data: { deliveries: sent.flat().map((one) => one.id) } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/webhooks/:webhook",
      action(webhook, (input, call) => {
        const found = call.store.state.webhooks.find((one) => one.id === call.params.webhook);
        if (!found) throw new Refused("There is no such webhook.", 404);
        call.store.change(() => {
          found.paused = input.paused;
          if (!input.paused) found.failures = 0;
        });
        if (!input.paused) parts.sender.resume();
        return {
          said: input.paused ? "The webhook is paused." : "The webhook goes on; what waited is being sent.",
        };
      }),
    ),
  ];
}
