import { type Route, route } from "@/sandbox/http/types";
import { note, withRunning } from "./auth";
import { data, failed, message } from "./envelope";
import { type NitradoHost, setSetting } from "./host";
import { param } from "./input";

/** The panel's settings. One key a call, the whole value each time: two writers lose each other's edits, as there. */
export function settingsRoutes(host: NitradoHost): readonly Route[] {
  const path = "/services/:id/gameservers/settings";
  return [
    route(
      "GET",
      path,
      withRunning(["ROLE_WEBINTERFACE_SETTINGS_READ"], (_, service) =>
        data({ settings: host.settings(service) }),
      ),
    ),
    route(
      "GET",
      `${path}/defaults`,
      withRunning(["ROLE_WEBINTERFACE_SETTINGS_READ"], (_, service) =>
        data({ settings: { ...host.server(service.id)?.initialSettings } }),
      ),
    ),
    route(
      "GET",
      `${path}/sets`,
      withRunning(["ROLE_WEBINTERFACE_SETTINGS_READ"], () => data({ sets: [] })),
    ),
    route(
      "POST",
      path,
      withRunning(["ROLE_WEBINTERFACE_SETTINGS_WRITE"], (call, service, caller) => {
        const category = param(call, "category");
        const key = param(call, "key");
        const value = param(call, "value");
        if (!category || !key || value === null) return failed(422, "category, key and value are needed.");
        if (host.settings(service)[category]?.[key] === undefined) {
          return failed(422, `The setting ${category}.${key} does not exist.`);
        }
        call.store.change(() => setSetting(service, category, key, value));
        note(call, service, caller, "settings", `Has changed the setting ${category}.${key}`);
        return data({ settings: host.settings(service) });
      }),
    ),
    route(
      "DELETE",
      path,
      withRunning(["ROLE_WEBINTERFACE_SETTINGS_WRITE"], (call, service, caller) => {
        call.store.change(() => {
          service.settings = {};
        });
        note(call, service, caller, "settings", "Has reset all settings");
        return message("Settings have been reset.");
      }),
    ),
  ];
}
