import { z } from "zod";
import { type Route, route } from "@/sandbox/http/types";
import { meCookie } from "@/sandbox/page/me";
import { initialState, NO_FAULT } from "@/sandbox/state/initial";
import type { Person } from "@/sandbox/state/types";
import { action, Refused } from "./input";
import { type Parts, personOf } from "./parts";

const back = { return: z.string().optional() };
const me = z.object({ person: z.string(), ...back });
const newPerson = z.object({
  name: z.string().trim().min(2, "needs at least 2 characters").max(32, "may have 32 characters at most"),
  sees: z.string().max(200).default("Added by hand: in no guild yet."),
  ...back,
});
const tokens = z.object({
  provider: z.enum(["discord", "patreon"]),
  /** `expire` ends access tokens but leaves refresh tokens; `revoke` takes both. */
  do: z.enum(["expire", "revoke"]),
  ...back,
});
const fault = z.object({
  mode: z.enum(["none", "slow", "rate_limited", "error", "down", "silent", "lost"]),
  delayMs: z.coerce.number().int().min(0).max(120_000).default(3_000),
  retryAfterSeconds: z.coerce.number().min(0).max(3_600).default(5),
  /** How many requests it hits; empty for all until it is taken back. */
  remaining: z
    .preprocess((value) => (value === "" ? null : value), z.coerce.number().int().min(1).nullable())
    .default(null),
  /** How long it lasts; empty until it is taken back. */
  seconds: z
    .preprocess((value) => (value === "" ? null : value), z.coerce.number().min(0.1).max(86_400).nullable())
    .default(null),
  path: z.string().max(200).default(""),
  ...back,
});

function keyFor(name: string, taken: readonly Person[]): string {
  const base = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "") || "person";
  let key = base;
  for (let n = 2; taken.some((one) => one.key === key); n += 1) key = `${base}${n}`;
  return key;
}

const FAULT_WORDS: Record<z.output<typeof fault>["mode"], string> = {
  none: "works again",
  slow: "answers slowly",
  rate_limited: "answers 429",
  error: "answers 500",
  down: "cuts every connection",
  silent: "answers nothing",
  lost: "does what it is asked, and loses the answer",
};

/** Who I am, who there is, what fails: the rest of the control API. */
export function peopleRoutes(parts: Parts): readonly Route[] {
  return [
    route(
      "POST",
      "/__sandbox/me",
      action(me, (input, call) => {
        if (!input.person) return { said: "You are nobody again.", headers: meCookie(null) };
        const person = call.store.person(input.person);
        if (!person) throw new Refused("Nobody here has that name.", 404);
        return { said: `You act as ${person.name}.`, headers: meCookie(person.id) };
      }),
    ),
    route(
      "POST",
      "/__sandbox/people",
      action(newPerson, (input, call) => {
        const { store } = call;
        const key = keyFor(input.name, store.state.people);
        const person: Person = {
          key,
          id: store.nextId(),
          username: key,
          name: input.name,
          email: `${key}@example.test`,
          locale: "en-GB",
          sees: input.sees,
          operator: false,
          granted: null,
          patreon: null,
        };
        store.change((state) => {
          state.people.push(person);
        });
        return { said: `${person.name} has a Discord account now.`, data: person };
      }),
    ),
    route(
      "POST",
      "/__sandbox/people/:person/tokens",
      action(tokens, (input, call) => {
        const person = personOf(call);
        const id = input.provider === "discord" ? person.id : person.patreon?.userId;
        const count = call.store.change((state) => {
          const hit = state.tokens.filter((one) => one.provider === input.provider && one.personId === id);
          for (const one of hit) one.accessExpiresAt = 0;
          if (input.do === "revoke") state.tokens = state.tokens.filter((one) => !hit.includes(one));
          return hit.length;
        });
        const said =
          input.do === "expire" ? "Access tokens have expired." : "The authorisation is taken back.";
        return { said: `${person.name}: ${said}`, data: { count } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/faults/:provider",
      action(fault, (input, call) => {
        const { provider } = call.params;
        if (provider !== "discord" && provider !== "patreon")
          throw new Refused("There is no such provider.", 404);
        const { mode, delayMs, retryAfterSeconds, remaining, path } = input;
        const until = input.seconds === null ? null : call.now.getTime() + input.seconds * 1000;
        call.store.change((state) => {
          state.faults[provider] =
            mode === "none" ? { ...NO_FAULT } : { mode, delayMs, retryAfterSeconds, remaining, until, path };
        });
        const name = provider === "discord" ? "Discord" : "Patreon";
        return { said: `${name} ${FAULT_WORDS[mode]}.`, data: call.store.state.faults[provider] };
      }),
    ),
    route(
      "POST",
      "/__sandbox/reset",
      action(z.object(back), (_, call) => {
        call.store.blobs.clear();
        // Grizzly keeps the creator's pair beyond a reset, as it would beyond a restart of Patreon.
        const { creator } = call.store.state;
        call.store.replace({ ...initialState(parts.config, call.now), creator });
        parts.host.reset();
        parts.limiter.clear();
        parts.log.clear();
        return { said: "Everything is as it was at first." };
      }),
    ),
  ];
}
