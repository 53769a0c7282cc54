import { z } from "zod";
import { json } from "@/sandbox/http/reply";
import { type Call, type Route, route } from "@/sandbox/http/types";
import { cleanPath } from "@/sandbox/nitrado/files";
import { setSetting } from "@/sandbox/nitrado/host";
import { FAULT_MODES, type NitradoService } from "@/sandbox/nitrado/state";
import { revoke } from "@/sandbox/nitrado/tokens";
import { action, Refused } from "./input";
import type { Parts } from "./parts";

const back = { return: z.string().optional() };
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable()).default(null);

const fault = z.object({
  mode: z.enum(["none", ...FAULT_MODES]),
  service: orNull(z.string().regex(/^\d{1,12}$/, "is a service id")),
  path: z.string().max(200).default(""),
  delayMs: z.coerce.number().int().min(1).max(120_000).default(1_000),
  retryAfterSeconds: z.coerce.number().min(0).max(3_600).default(60),
  remaining: orNull(z.coerce.number().int().min(1)),
  ...back,
});
const limit = z.object({ requests: z.coerce.number().int().min(0).max(1_000_000), ...back });
const tokens = z.object({ do: z.enum(["expire", "revoke"]), ...back });
const service = z.object({
  status: z.enum(["active", "installing", "suspended", "adminlocked", "adminlocked_suspended"]).optional(),
  /** Replaces what a guest may do; empty takes the access away. */
  guest: z.object({ userId: z.string(), roles: z.array(z.string()) }).optional(),
  setting: z.object({ category: z.string(), key: z.string(), value: z.string() }).optional(),
  ...back,
});
const file = z.object({
  path: z.string(),
  /** What the file holds from now on; null removes it. `append` adds instead. */
  text: z.string().nullable(),
  encoding: z.enum(["utf8", "base64", "latin1"]).default("utf8"),
  append: z.boolean().default(false),
  at: z.coerce.date().optional(),
});

/** The service that a path names. @throws Refused */
export function serviceOf(call: Call): NitradoService {
  const found = call.store.state.nitrado.services.find((one) => one.id === call.params.service);
  if (!found) throw new Refused("Nitrado has no such service here.", 404);
  return found;
}

function pathIn(path: string): string {
  const clean = cleanPath(path);
  if (!clean) throw new Refused("path: must be absolute, without dots.");
  return clean;
}

/** Nitrado's side of the control API: faults, limits, accounts, and files as bytes. */
export function nitradoRoutes(parts: Parts): readonly Route[] {
  const { host } = parts;
  return [
    route(
      "POST",
      "/__sandbox/nitrado/faults",
      action(fault, (input, call) => {
        const { mode, return: _, ...rest } = input;
        const added = call.store.change(({ nitrado }) => {
          const same = (one: { service: string | null; path: string }) =>
            one.service === rest.service && one.path === rest.path;
          nitrado.faults = nitrado.faults.filter((one) => !same(one));
          if (mode === "none") return null;
          nitrado.sequence += 1;
          const one = { id: nitrado.sequence, mode, ...rest };
          // The narrower one counts, so it stands before what holds for all.
          nitrado.faults = [one, ...nitrado.faults].toSorted(
            (a, b) =>
              Number(a.service === null) - Number(b.service === null) || b.path.length - a.path.length,
          );
          return one;
        });
        return { said: mode === "none" ? "Nitrado works again." : "Nitrado misbehaves.", data: added };
      }),
    ),
    route(
      "POST",
      "/__sandbox/nitrado/faults/clear",
      action(z.object(back), (_, call) => {
        call.store.change(({ nitrado }) => {
          nitrado.faults = [];
        });
        return { said: "Nitrado works again." };
      }),
    ),
    route(
      "POST",
      "/__sandbox/nitrado/limit",
      action(limit, (input, call) => {
        call.store.change(({ nitrado }) => {
          nitrado.hourlyLimit = input.requests;
        });
        return { said: `A token has ${input.requests} requests an hour.` };
      }),
    ),
    route(
      "POST",
      "/__sandbox/nitrado/accounts/:account/tokens",
      action(tokens, (input, call) => {
        const account = call.store.state.nitrado.accounts.find((one) => one.key === call.params.account);
        if (!account) throw new Refused("Nobody with that name has a Nitrado account.", 404);
        const count = call.store.change(({ nitrado }) => {
          const mine = nitrado.tokens.filter((one) => one.userId === account.userId);
          if (input.do === "revoke") return revoke(nitrado, (one) => mine.includes(one));
          // Long-life tokens do not expire; they are taken back.
          const ending = mine.filter((one) => one.kind !== "long_life");
          for (const one of ending) one.accessExpiresAt = 0;
          return ending.length;
        });
        const said = input.do === "expire" ? "Access tokens have expired." : "All tokens are taken back.";
        return { said: `${account.username}: ${said}`, data: { count } };
      }),
    ),
    route(
      "POST",
      "/__sandbox/nitrado/services/:service",
      action(service, (input, call) => {
        const one = serviceOf(call);
        call.store.change(() => {
          if (input.status) one.status = input.status;
          if (input.guest) one.guests[input.guest.userId] = input.guest.roles;
          if (input.setting) setSetting(one, input.setting.category, input.setting.key, input.setting.value);
        });
        return { said: `${one.name} is ${one.status.replaceAll("_", " and ")}.`, data: one };
      }),
    ),
    route(
      "POST",
      "/__sandbox/nitrado/services/:service/files",
      action(file, (input, call) => {
        const files = host.files(serviceOf(call).id);
        const path = pathIn(input.path);
        const at = input.at ?? call.now;
        if (input.text === null) files.remove(path);
        else files[input.append ? "append" : "write"](path, Buffer.from(input.text, input.encoding), at);
        return { said: "The file is written.", data: { size: files.entry(path)?.size ?? 0 } };
      }),
    ),
    route("GET", "/__sandbox/nitrado/services/:service/files", (call) => {
      const known = call.store.state.nitrado.services.some((one) => one.id === call.params.service);
      const files = host.files(call.params.service ?? "");
      const path = cleanPath(call.url.searchParams.get("path") ?? "/");
      if (!known || !path) return json(404, { error: "There is no such service or path." });
      const bytes = files.read(path);
      if (bytes) return { status: 200, headers: {}, body: Buffer.from(bytes) };
      return path === "/" || files.entry(path)
        ? json(200, path === "/" ? files.all() : files.entries(path))
        : json(404, { error: "There is no such file." });
    }),
  ];
}
