import type { Call, Handler, Reply } from "@/sandbox/http/types";
import { failed } from "./envelope";
import type { NitradoAccount, NitradoScope, NitradoService, NitradoToken } from "./state";
import { tokenOf } from "./tokens";

export interface Caller {
  readonly token: NitradoToken;
  readonly account: NitradoAccount;
}

/** What a guest may do with a service. The owner may do everything. */
export type Role =
  | "ROLE_WEBINTERFACE_FILEBROWSER_READ"
  | "ROLE_WEBINTERFACE_FILEBROWSER_WRITE"
  | "ROLE_WEBINTERFACE_GENERAL_CONTROL"
  | "ROLE_WEBINTERFACE_SETTINGS_READ"
  | "ROLE_WEBINTERFACE_SETTINGS_WRITE"
  | "ROLE_WEBINTERFACE_LOGS_READ"
  | "ROLE_WEBINTERFACE_SCHEDULED_RESTART_READ"
  | "ROLE_WEBINTERFACE_SCHEDULED_RESTART_WRITE"
  | "ROLE_GAMESERVER_CHANGE_GAME";

export function rolesOn(service: NitradoService, account: NitradoAccount): string[] {
  if (service.ownerKey === account.key) return ["ROLE_OWNER"];
  return service.guests[account.userId] ?? [];
}

/** The services that a token opens: rented, or shared with its account; one alone for a token that is pinned. */
export function servicesFor(call: Call, caller: Caller): NitradoService[] {
  const { serviceId } = caller.token;
  return call.store.state.nitrado.services.filter(
    (one) => rolesOn(one, caller.account).length > 0 && (serviceId === null || serviceId === one.id),
  );
}

/** A handler behind a living token with a scope; null for any. */
export function withToken(
  scope: NitradoScope | null,
  handler: (call: Call, caller: Caller) => Reply | Promise<Reply>,
): Handler {
  return (call) => {
    const token = tokenOf(call);
    const account = call.store.state.nitrado.accounts.find((one) => one.userId === token?.userId);
    if (!token || !account) return failed(401, "The provided access token is not valid (anymore).");
    if (scope && !token.scope.includes(scope)) {
      return failed(403, `Your access token lacks the scope "${scope}".`);
    }
    return handler(call, { token, account });
  };
}

/** A handler of one service for those who own it or were given all of `roles`. */
export function withService(
  roles: readonly Role[],
  handler: (call: Call, service: NitradoService, caller: Caller) => Reply | Promise<Reply>,
): Handler {
  return withToken("service", (call, caller) => {
    const service = servicesFor(call, caller).find((one) => one.id === call.params.id);
    if (!service) return failed(404, "The service was not found.");
    const held = rolesOn(service, caller.account);
    const missing = roles.find((one) => !held.includes("ROLE_OWNER") && !held.includes(one));
    if (missing) return failed(403, `You do not have the permission ${missing} for this service.`);
    return handler(call, service, caller);
  });
}

/** The same, for what needs a service that is paid for: otherwise an error with status 200. */
export function withRunning(
  roles: readonly Role[],
  handler: (call: Call, service: NitradoService, caller: Caller) => Reply | Promise<Reply>,
): Handler {
  return withService(roles, (call, service, caller) =>
    service.status === "active"
      ? handler(call, service, caller)
      : failed(200, `This service is ${service.status.replaceAll("_", " and ")}.`),
  );
}

/** Writes into the panel's own log, which the service's owner can read. */
export function note(
  call: Call,
  service: NitradoService,
  caller: Caller,
  category: string,
  text: string,
): void {
  call.store.change(() => {
    const entry = {
      user: caller.account.username,
      category,
      severity: "info" as const,
      message: text,
      at: call.now.toISOString(),
    };
    service.log = [entry, ...service.log].slice(0, 200);
  });
}
