import type { GameServer } from "@/sandbox/dayz/types";
import { type Route, route } from "@/sandbox/http/types";
import { note, withRunning } from "./auth";
import { data, failed, message } from "./envelope";
import type { NitradoHost } from "./host";
import { param } from "./input";
import { GAME_NAMES, portOf, pretendSecret } from "./services";
import type { NitradoAccount, NitradoService } from "./state";
import { statsOf } from "./stats";

/** Some of the logs, as Nitrado lists them here: few, and not the newest. */
function fewLogs(host: NitradoHost, server: GameServer): string[] {
  return host
    .files(server.serviceId)
    .entries(`${server.gamePath}/config`)
    .filter((one) => !one.dir && /\.(ADM|RPT)$/.test(one.name))
    .slice(0, 4)
    .map((one) => `${server.game}/config/${one.name}`);
}

function gameserver(
  host: NitradoHost,
  service: NitradoService,
  server: GameServer,
  owner: NitradoAccount | undefined,
): Record<string, unknown> {
  const port = portOf(service.id);
  const ip = `192.0.2.${1 + (Number(service.id) % 200)}`;
  // It says `started` while the old game still ends, and before the new one has its mission.
  const status = server.status();
  const hostname = `sandbox-${server.game}.example.test`;
  const password = pretendSecret("ftp", service.id).slice(0, 16);
  const mysql = pretendSecret("mysql", service.id).slice(0, 16);
  const files = host.files(service.id).all();
  const used = files.reduce((sum, one) => sum + Math.ceil(one.size / 1024), 0);
  return {
    must_be_started: status !== "stopped",
    status,
    last_status_change: Math.floor(server.since().getTime() / 1000),
    websocket_token: pretendSecret("websocket", service.id),
    hostsystems: { windows: { hostname, status: "online" } },
    username: server.username,
    managed_root: false,
    user_id: Number(owner?.userId ?? 0),
    service_id: Number(service.id),
    location_id: 8,
    minecraft_mode: false,
    ip,
    ipv6: null,
    port,
    query_port: port + 3,
    rcon_port: port + 5,
    label: "ni",
    type: "Gameserver",
    memory: "Standard",
    memory_mb: 4096,
    game: server.game,
    game_human: GAME_NAMES[server.game],
    game_specific: {
      path: `${server.gamePath}/`,
      update_status: "up_to_date",
      last_update: null,
      path_available: true,
      features: {
        has_backups: true,
        has_world_backups: false,
        has_application_server: false,
        has_container_websocket: false,
        has_rcon: false,
        has_file_browser: true,
        has_ftp: server.game === "dayz",
        has_expert_mode: false,
        has_plugin_system: false,
        has_restart_message_support: true,
        has_database: server.game === "dayz",
      },
      log_files: fewLogs(host, server),
      config_files: [],
    },
    modpacks: {},
    slots: server.slots,
    location: "US",
    credentials: {
      ftp: { hostname, port: 21, username: server.username, password },
      mysql: {
        hostname,
        port: 3306,
        username: server.username,
        password: mysql,
        database: `${server.username}_DB`,
      },
    },
    settings: host.settings(service),
    quota: {
      block_usage: used,
      block_softlimit: 10_485_760,
      block_hardlimit: 15_728_640,
      file_usage: files.length,
      file_softlimit: 1_200_000,
      file_hardlimit: 2_000_000,
    },
    query: server.playable()
      ? {
          server_name: server.hostname,
          connect_ip: `${ip}:${port}`,
          map: server.mission.split(".")[1] ?? "",
          version: server.version,
          player_current: server.players().length,
          player_max: server.slots,
          players: [],
        }
      : {},
  };
}

/** The game server of a service: what it is, and the buttons of the panel. */
export function gameserverRoutes(host: NitradoHost): readonly Route[] {
  const press = (verb: "restart" | "stop") =>
    withRunning(["ROLE_WEBINTERFACE_GENERAL_CONTROL"], (call, service, caller) => {
      const server = host.server(service.id);
      if (!server) return failed(500, "The game server could not be reached.");
      const by = caller.account.username;
      const words = param(call, "message") ?? undefined;
      // The game has lived until now, whenever it was moved on last.
      server.tick(call.now);
      if (verb === "stop") server.stop(by, words);
      else server.restart(by, words);
      note(call, service, caller, "server", verb === "stop" ? "Stop" : "Restart");
      return message(verb === "stop" ? "Server will be stopped now." : "Server will be restarted now.");
    });
  const restart = press("restart");
  return [
    route(
      "GET",
      "/services/:id/gameservers",
      withRunning([], (call, service) => {
        const server = host.server(service.id);
        if (!server) return failed(500, "The game server could not be reached.");
        const owner = call.store.state.nitrado.accounts.find((one) => one.key === service.ownerKey);
        return data({ gameserver: gameserver(host, service, server, owner) });
      }),
    ),
    route("POST", "/services/:id/gameservers/restart", restart),
    route("POST", "/services/:id/gameservers/stop", press("stop")),
    route(
      "POST",
      "/services/:id/gameservers/games/start",
      withRunning(["ROLE_GAMESERVER_CHANGE_GAME"], (call, service) =>
        param(call, "game") === host.server(service.id)?.game
          ? restart(call)
          : failed(422, "This game is not installed."),
      ),
    ),
    route(
      "GET",
      "/services/:id/gameservers/stats",
      withRunning([], (call, service) => {
        const hours = Number(param(call, "hours") ?? 24);
        if (!Number.isFinite(hours) || hours <= 0) return failed(422, "hours is invalid.");
        return data({ stats: statsOf(service.samples, Math.min(hours, 168), call.now) });
      }),
    ),
  ];
}
