import { z } from "zod";
import { featuresInput, listingInput, serverInput } from "../schema";
import type { ApplicationForm } from "./form";
import { MESSAGE_MAX } from "./limits";

const { serviceId, platform, region, fighting } = serverInput.shape;

const text = (max: number) => z.string().max(max, `It may have ${max} characters.`);

/** A draft as it is being written: of the right kinds and sizes, and nothing need be told yet. */
export const draftForm = z.strictObject({
  serviceId,
  host: text(60),
  name: text(60),
  platform,
  map: text(40),
  slots: z.int().min(0).max(10_000).nullable(),
  region,
  fighting,
  languages: z.array(z.string().max(2)).max(12),
  timeZone: text(60),
  restartTimes: z.array(text(20)).max(48),
  tagline: text(400),
  description: text(8_000),
  rules: text(8_000),
  inviteLink: text(400),
  website: text(400),
  tags: z.array(text(60)).max(40),
  note: text(2_000),
}) satisfies z.ZodType<ApplicationForm>;

/** An IPv4 address and a port: names are not looked up, so that nobody can point us at places of our own. */
const HOST = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{4,5})$/;

/** Address and port of a server; null for what is none. */
export function hostOf(host: string): { address: string; port: number } | null {
  const [, address, port] = HOST.exec(host.trim()) ?? [];
  if (!address || address.split(".").some((part) => Number(part) > 255)) return null;
  const number = Number(port);
  return number >= 1_024 && number <= 65_535 ? { address, port: number } : null;
}

const host = z
  .string()
  .trim()
  .refine((value) => value === "" || hostOf(value) !== null, "An address looks like 203.0.113.7:27016.");

/** A text that may be left out: empty is nothing. */
const orNothing = (rule: z.ZodType<string, string>) =>
  z
    .string()
    .trim()
    .superRefine((value, { addIssue }) => {
      const found = value === "" ? null : rule.safeParse(value).error;
      if (found) addIssue(found.issues[0]?.message ?? "This is not right.");
    })
    .transform((value) => (value === "" ? null : value));

/** What goes to review: complete, and such that a page can be made of it. */
export const applicationForm = z
  .strictObject({
    serviceId,
    host,
    name: listingInput.shape.serverName,
    platform,
    map: serverInput.shape.map,
    slots: z
      .number("Say how many slots it has.")
      .int("Slots are whole.")
      .min(1, "A server has at least one slot.")
      .max(255, "A server has at most 255 slots."),
    region,
    fighting,
    languages: serverInput.shape.languages,
    timeZone: serverInput.shape.timeZone,
    restartTimes: serverInput.shape.restartTimes,
    tagline: orNothing(z.string().max(160, "The short text may have 160 characters.")),
    description: z
      .string()
      .trim()
      .min(40, "Tell players in at least 40 characters why they should come.")
      .max(4_000, "The text may have 4,000 characters."),
    rules: orNothing(z.string().max(4_000, "The rules may have 4,000 characters.")),
    inviteLink: listingInput.shape.inviteLink.unwrap(),
    website: orNothing(listingInput.shape.website.unwrap()),
    tags: featuresInput.shape.tags,
    note: z.string().max(2_000, "The note may have 2,000 characters."),
  })
  .refine(
    ({ serviceId: service, host: where, platform: on }) => service !== null || where !== "" || on !== "pc",
    {
      path: ["host"],
      message: "Choose the server at Nitrado, or say where it answers.",
    },
  );
export type CompleteForm = z.output<typeof applicationForm>;

/** A kept form; null for one that cannot be read any more. */
export function keptForm(kept: unknown): ApplicationForm | null {
  const read = draftForm.safeParse(kept);
  return read.success ? read.data : null;
}

const words = (name: string) =>
  z.string().trim().min(3, `${name} is missing.`).max(MESSAGE_MAX, `${name} may have 2,000 characters.`);

/** A message of the thread. The key makes a repeat harmless. */
export const threadInput = z.strictObject({
  text: words("The message"),
  key: z.string().regex(/^[\w-]{8,60}$/),
});

/** What staff do with an application, after what they saw: `version` is of then. */
export const decisionInput = z.strictObject({
  verdict: z.enum(["ask", "approve", "refuse", "confirm"]),
  reason: words("The reason"),
  version: z.int().min(1),
});
export type DecisionInput = z.output<typeof decisionInput>;
