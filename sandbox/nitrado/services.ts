import type { GameServer } from "@/sandbox/dayz/types";
import { type Route, route } from "@/sandbox/http/types";
import { rolesOn, servicesFor, withService, withToken } from "./auth";
import { data, localDate } from "./envelope";
import type { NitradoHost } from "./host";
import type { NitradoAccount, NitradoService } from "./state";

const DAY = 86_400;
const PAGE = 40;

export const GAME_NAMES = { dayz: "DayZ", dayzps: "DayZ (PS4)", dayzxb: "DayZ (Xbox One)" } as const;

/** 32 to 40 hex digits that look like Nitrado's secrets and are always the same for a service. */
export function pretendSecret(kind: string, serviceId: string): string {
  const digits = Buffer.from(`${kind} of ${serviceId}`).toString("hex");
  return digits.repeat(2).slice(0, 40);
}

export function portOf(serviceId: string): number {
  return 10_000 + (Number(serviceId) % 1_000) * 10;
}

function serviceBody(
  service: NitradoService,
  server: GameServer | undefined,
  account: NitradoAccount,
  owner: NitradoAccount | undefined,
  now: Date,
): Record<string, unknown> {
  const until = (days: number) => localDate(new Date(now.getTime() + days * DAY * 1000));
  return {
    id: Number(service.id),
    location_id: 8,
    status: service.status,
    websocket_token: pretendSecret("websocket", service.id),
    user_id: Number(owner?.userId ?? account.userId),
    comment: null,
    auto_extension: true,
    auto_extension_duration: 720,
    auto_extension_external: false,
    type: "gameserver",
    sub_type: "public",
    type_human: `Publicserver ${server?.slots ?? 10} Slots`,
    managedroot_id: null,
    details: {
      address: `192.0.2.${1 + (Number(service.id) % 200)}:${portOf(service.id)}`,
      name: service.name,
      game: server ? GAME_NAMES[server.game] : "DayZ",
      portlist_short: server?.game ?? "dayz",
      folder_short: server?.game ?? "dayz",
      slots: server?.slots ?? 10,
      game_slots: server?.slots ?? 10,
    },
    start_date: "2024-03-14T18:00:00",
    suspend_date: until(service.status === "suspended" ? -1 : 21),
    delete_date: until(31),
    suspending_in: service.status === "suspended" ? 0 : 21 * DAY,
    deleting_in: 31 * DAY,
    username: server?.username ?? `ni${service.id}_1`,
    owner_user_id: Number(owner?.userId ?? account.userId),
    owner_username: owner?.username ?? account.username,
    is_xcross: false,
    guest_access_count: Object.keys(service.guests).length,
    roles: rolesOn(service, account),
    preorder_start_datetime: null,
  };
}

/** What an account rents and what was shared with it. */
export function serviceRoutes(host: NitradoHost): readonly Route[] {
  const ownerOf = (accounts: readonly NitradoAccount[], service: NitradoService) =>
    accounts.find((one) => one.key === service.ownerKey);
  return [
    route(
      "GET",
      "/services",
      withToken("service", (call, caller) => {
        const { accounts } = call.store.state.nitrado;
        const services = servicesFor(call, caller).map((one) =>
          serviceBody(one, host.server(one.id), caller.account, ownerOf(accounts, one), call.now),
        );
        return data({ services });
      }),
    ),
    route(
      "GET",
      "/services/:id",
      withService([], (call, service, { account }) => {
        const owner = ownerOf(call.store.state.nitrado.accounts, service);
        const body = serviceBody(service, host.server(service.id), account, owner, call.now);
        return data({ service: { ...body, is_owner: service.ownerKey === account.key, readonly: false } });
      }),
    ),
    route(
      "GET",
      "/services/:id/logs",
      withService(["ROLE_WEBINTERFACE_LOGS_READ"], (call, service) => {
        const page = Math.max(1, Number(call.url.searchParams.get("page")) || 1);
        const logs = service.log
          .slice((page - 1) * PAGE, page * PAGE)
          .map(({ at, ...entry }) => ({ ...entry, created_at: localDate(new Date(at)), admin: false }));
        return data({
          current_page: page,
          logs_per_page: PAGE,
          page_count: Math.max(1, Math.ceil(service.log.length / PAGE)),
          log_count: service.log.length,
          logs,
        });
      }),
    ),
    route(
      "GET",
      "/services/:id/notifications",
      withService([], () => data({ notifications: [] })),
    ),
  ];
}
