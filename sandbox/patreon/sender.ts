import { createHmac } from "node:crypto";
import type { SandboxConfig } from "@/sandbox/config";
import type { PatreonEvent } from "@/sandbox/state/pledges";
import type { Patron, Store } from "@/sandbox/state/store";
import type { Delivery, Membership, Webhook } from "@/sandbox/state/types";
import { documentOf, KNOWN_FIELDS } from "./jsonapi";
import { memberResource } from "./resources";

const KEPT = 200;
const TIMEOUT_MS = 10_000;
const ALL = { fields: KNOWN_FIELDS, include: ["user", "campaign", "currently_entitled_tiers"] };

/** The hex HMAC-MD5 that Patreon puts into `X-Patreon-Signature`, over the raw body. */
export function signature(body: string | Buffer, secret: string): string {
  return createHmac("md5", secret).update(body).digest("hex");
}

export interface SendOptions {
  /** Spoils the signature, or the body after signing: what a forger would send. */
  readonly tamper?: "signature" | "body";
}

/** Sends signed webhooks in order, one queue for each webhook, tries again, and pauses one that keeps failing. */
export class WebhookSender {
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private serial = 0;

  constructor(
    private readonly store: Store,
    private readonly config: SandboxConfig,
  ) {}

  /** Queues an event about a membership for every webhook that listens to it. Does not wait for the answers. */
  announce(
    event: PatreonEvent,
    person: Patron,
    membership: Membership,
    options: SendOptions = {},
  ): Delivery[] {
    const sees = { email: true, memberEmail: true };
    const document = documentOf(memberResource(person, membership, this.store, sees), ALL);
    const body = JSON.stringify({
      ...document,
      links: { self: `https://www.patreon.com/api/oauth2/v2/members/${membership.id}` },
    });
    const listening = this.store.state.webhooks.filter((one) => one.triggers.includes(event));
    const queued = listening.map((webhook) => this.queue(webhook, event, body, options));
    for (const webhook of listening) this.drain(webhook.id);
    return queued;
  }

  /** Takes up what waits, after a pause has ended or the sandbox has started. */
  resume(): void {
    for (const webhook of this.store.state.webhooks) this.drain(webhook.id);
  }

  /** Resolves when nothing is being sent: delivered, paused, or waiting for a pause to end. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private queue(webhook: Webhook, event: string, body: string, { tamper }: SendOptions): Delivery {
    const signed = signature(body, webhook.secret);
    this.serial += 1;
    const delivery: Delivery = {
      id: `${this.store.now().getTime().toString(36)}-${this.serial}`,
      webhookId: webhook.id,
      event,
      body: tamper === "body" ? `${body} ` : body,
      signature: tamper === "signature" ? signed.replace(/^./, (one) => (one === "0" ? "1" : "0")) : signed,
      state: "waiting",
      attempts: 0,
      lastStatus: null,
      at: this.store.now().toISOString(),
    };
    this.store.change((state) => {
      state.deliveries.push(delivery);
      const old = state.deliveries.length - KEPT;
      if (old > 0) state.deliveries = state.deliveries.slice(old);
    });
    return delivery;
  }

  private drain(webhookId: string): void {
    if (this.running.has(webhookId)) return;
    const work = this.work(webhookId).finally(() => this.running.delete(webhookId));
    this.running.set(webhookId, work);
  }

  private async work(webhookId: string): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { state } = this.store;
      const webhook = state.webhooks.find((one) => one.id === webhookId);
      const next = state.deliveries.find((one) => one.webhookId === webhookId && one.state === "waiting");
      if (!webhook || webhook.paused || !next) return;
      const ok = await this.send(webhook, next);
      if (ok) continue;
      const wait = this.config.patreon.webhookRetryMs[webhook.failures - 1];
      if (wait === undefined) {
        this.store.change(() => {
          webhook.paused = true;
        });
        return;
      }
      await this.pause(wait);
    }
  }

  private async send(webhook: Webhook, delivery: Delivery): Promise<boolean> {
    const outcome = await post(webhook.uri, delivery, this.stopping.signal);
    const ok = outcome.startsWith("2");
    if (this.stopping.signal.aborted && !ok) return false;
    this.store.change(() => {
      delivery.attempts += 1;
      delivery.lastStatus = outcome;
      delivery.state = ok ? "delivered" : "waiting";
      webhook.lastAttemptAt = this.store.now().toISOString();
      webhook.failures = ok ? 0 : webhook.failures + 1;
    });
    return ok;
  }

  private pause(ms: number): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.stopping.signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.stopping.signal.addEventListener("abort", done);
    });
  }
}

/** The answer's status, or why there was none. */
async function post(uri: string, delivery: Delivery, stop: AbortSignal): Promise<string> {
  try {
    const response = await fetch(uri, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "user-agent": "Patreon HTTP Robot",
        "x-patreon-event": delivery.event,
        "x-patreon-signature": delivery.signature,
      },
      body: delivery.body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return String(response.status);
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return "no answer in 10 s";
    return "no connection";
  }
}
