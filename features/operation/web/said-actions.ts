"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { FLAGS } from "@/features/guilds/flags";
import { setPlatformFlag } from "@/features/guilds/mutations/platform-flags";
import { actorOf } from "@/features/identity/http/gate";
import { defineFormAction } from "@/features/identity/web/action";
import { saveChangelogEntry } from "@/features/monitoring/mutations/changelog";
import { saveIncident } from "@/features/monitoring/mutations/incidents";
import { COMPONENTS } from "@/features/monitoring/status-rules";
import { tellEverybody } from "@/features/notices/mutations/everybody";

const auth = { staff: "operator" } as const;
const limits = [{ by: "user", max: 60, seconds: 60 }] as const;
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === "" ? null : text));
/** A moment as a `datetime-local` field gives it; the page says that it is UTC. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "Give a day and a time.")
  .transform((text) => new Date(`${text}Z`))
  .refine((at) => !Number.isNaN(at.getTime()), "Give a day and a time.");

/** Opens, corrects or ends an incident on the status page. */
export const incidentForm = defineFormAction({
  name: "operation.incident",
  input: z.strictObject({
    id: z.uuid().or(z.literal("")),
    component: z.enum(COMPONENTS, "Choose the part that it is about."),
    state: z.enum(["degraded", "down"], "Choose how bad it is."),
    title: z.string().max(200),
    text: optional(2_000),
    startedAt: moment,
    endedAt: moment.or(z.literal("").transform(() => null)),
  }),
  auth,
  limits,
  async handler({ input: { id, ...values }, user }) {
    await withSystem(actorOf(user), (ctx) => saveIncident(ctx, id === "" ? null : id, values));
    updateTag("status");
    refresh();
  },
});

/** Writes, publishes or takes back an entry of the changelog. */
export const changelogForm = defineFormAction({
  name: "operation.changelog",
  input: z.strictObject({
    version: z.string().trim().max(40),
    title: z.string().max(200),
    body: z.string().max(20_000),
    /** When it was published before; kept where it stays public. */
    since: z.string().max(40).optional(),
    publish: z.enum(["yes", "no"]),
  }),
  auth,
  limits,
  async handler({ input: { since, publish, ...entry }, user }) {
    const before = since ? new Date(since) : null;
    const known = before && !Number.isNaN(before.getTime()) ? before : null;
    const publishedAt = publish === "yes" ? (known ?? new Date()) : null;
    await withSystem(actorOf(user), (ctx) => saveChangelogEntry(ctx, { ...entry, publishedAt }));
    updateTag("changelog");
    refresh();
  },
});

/** Tells everybody something in their inbox. @returns how many people */
export const tellForm = defineFormAction({
  name: "operation.tell",
  input: z.strictObject({
    title: z.string().max(200),
    body: optional(500),
    level: z.enum(["info", "success", "warning", "error"]),
    href: optional(200),
    sure: z.literal("on", "Tick that everybody shall get it."),
  }),
  auth,
  limits: [{ by: "user", max: 5, seconds: 600 }],
  async handler({ input: { sure: _ticked, ...notice }, user }) {
    const people = await withSystem(actorOf(user), (ctx) => tellEverybody(ctx, notice));
    refresh();
    return { people };
  },
});

/** Sets how a feature stands for all guilds. */
export const flagForm = defineFormAction({
  name: "operation.flag",
  input: z.strictObject({
    flag: z.enum(FLAGS),
    on: z.enum(["on", "off", "open"]),
    needs: z.enum(["own", "none", "bronze", "silver", "gold", "partner"]),
    reason: z.string().trim().min(3, "Say why, for whoever reads the audit log.").max(300),
  }),
  auth,
  limits,
  async handler({ input: { flag, on, needs, reason }, user }) {
    const choice = {
      on: on === "open" ? null : on === "on",
      needs: needs === "own" ? null : needs,
    };
    await withSystem(actorOf(user), (ctx) => setPlatformFlag(ctx, flag, choice, reason));
    // Leaderboards are public pages, and this may hide them.
    updateTag("servers");
    refresh();
  },
});
