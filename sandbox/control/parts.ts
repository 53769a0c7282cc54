import type { SandboxConfig } from "@/sandbox/config";
import type { GatewayHub } from "@/sandbox/discord/gateway/hub";
import type { Limiter } from "@/sandbox/http/limits";
import type { CallLog } from "@/sandbox/http/log";
import type { Call } from "@/sandbox/http/types";
import type { NitradoHost } from "@/sandbox/nitrado/host";
import type { OutsideServer } from "@/sandbox/outside/server";
import type { WebhookSender } from "@/sandbox/patreon/sender";
import type { Store } from "@/sandbox/state/store";
import type { Guild, Person } from "@/sandbox/state/types";
import { Refused } from "./input";

/** What the control page may reach besides a call's own. */
export interface Parts {
  readonly sender: WebhookSender;
  readonly log: CallLog;
  readonly limiter: Limiter;
  readonly config: SandboxConfig;
  readonly store: Store;
  readonly host: NitradoHost;
  readonly gateway: GatewayHub;
  readonly outside: OutsideServer;
}

/** The person that a path names by key or Discord id. @throws Refused */
export function personOf(call: Call): Person {
  const person = call.store.person(call.params.person ?? "");
  if (!person) throw new Refused("Nobody here has that name.", 404);
  return person;
}

/** The guild that a path names by key or id. @throws Refused */
export function guildOf(call: Call): Guild {
  const guild = call.store.guild(call.params.guild ?? "");
  if (!guild) throw new Refused("No guild here has that name.", 404);
  return guild;
}
