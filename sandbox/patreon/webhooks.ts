import { randomBytes } from "node:crypto";
import { z } from "zod";
import { jsonBody } from "@/sandbox/http/body";
import { json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { campaign } from "@/sandbox/population";
import type { Webhook } from "@/sandbox/state/types";
import { withCreator } from "./auth";
import { badDocument, notFound } from "./errors";
import { documentOf, KNOWN_FIELDS, readAsked } from "./jsonapi";
import { webhookResource } from "./resources";
import type { WebhookSender } from "./sender";

const JSON_API = { "content-type": "application/vnd.api+json" };
const SCOPE = "w:campaigns.webhook";

const trigger = z.enum([
  "members:create",
  "members:update",
  "members:delete",
  "members:pledge:create",
  "members:pledge:update",
  "members:pledge:delete",
  "posts:publish",
  "posts:update",
  "posts:delete",
]);
const uri = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), "uri must be a web address");
const creation = z.object({
  data: z.object({
    type: z.literal("webhook"),
    attributes: z.object({ triggers: z.array(trigger).min(1), uri }),
    relationships: z.object({
      campaign: z.object({ data: z.object({ type: z.literal("campaign"), id: z.literal(campaign.id) }) }),
    }),
  }),
});
const change = z.object({
  data: z.object({
    type: z.literal("webhook"),
    id: z.string().optional(),
    attributes: z.object({
      triggers: z.array(trigger).min(1).optional(),
      uri: uri.optional(),
      paused: z.boolean().optional(),
    }),
  }),
});

function print(call: Call, status: number, webhook: Webhook): Reply {
  const asked = { fields: { webhook: KNOWN_FIELDS.webhook }, include: [] };
  return json(status, documentOf(webhookResource(webhook, call.store), asked), JSON_API);
}

function list(call: Call): Reply {
  const asked = readAsked(call.url.searchParams, ["campaign", "client"]);
  if ("status" in asked) return asked;
  const webhooks = call.store.state.webhooks.map((one) => webhookResource(one, call.store));
  const meta = { pagination: { cursors: { next: null }, total: webhooks.length } };
  return json(200, { ...documentOf(webhooks, asked), meta }, JSON_API);
}

function create(call: Call): Reply {
  const parsed = creation.safeParse(jsonBody(call));
  if (!parsed.success) return badDocument(z.prettifyError(parsed.error));
  const { triggers, uri } = parsed.data.data.attributes;
  const webhook = call.store.change((state) => {
    state.sequence += 1;
    const made: Webhook = {
      id: String(410_000 + state.sequence),
      uri,
      secret: randomBytes(32).toString("hex"),
      triggers,
      paused: false,
      failures: 0,
      lastAttemptAt: null,
    };
    state.webhooks.push(made);
    return made;
  });
  return print(call, 201, webhook);
}

function update(call: Call, sender: WebhookSender): Reply {
  const parsed = change.safeParse(jsonBody(call));
  if (!parsed.success) return badDocument(z.prettifyError(parsed.error));
  const webhook = call.store.state.webhooks.find((one) => one.id === call.params.webhook_id);
  if (!webhook) return notFound("That webhook");
  const { triggers, uri, paused } = parsed.data.data.attributes;
  call.store.change(() => {
    webhook.triggers = triggers ?? webhook.triggers;
    webhook.uri = uri ?? webhook.uri;
    webhook.paused = paused ?? webhook.paused;
    if (paused === false) webhook.failures = 0;
  });
  if (paused === false) sender.resume();
  return print(call, 200, webhook);
}

/** Webhooks by API. Ending a pause sends everything that waited, in order. */
export function webhookRoutes(sender: WebhookSender): readonly Route[] {
  return [
    route("GET", "/v2/webhooks", withCreator(SCOPE, list)),
    route("POST", "/v2/webhooks", withCreator(SCOPE, create)),
    route(
      "PATCH",
      "/v2/webhooks/:webhook_id",
      withCreator(SCOPE, (call) => update(call, sender)),
    ),
  ];
}
