import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { MAX_REQUEST } from "@/sandbox/discord/uploads";
import { json, text } from "@/sandbox/http/reply";
import type { Mount } from "@/sandbox/http/server";
import { type Route, route } from "@/sandbox/http/types";
import { outsideRoutes } from "@/sandbox/outside/routes";
import { html } from "@/sandbox/page/html";
import { ASSETS, page } from "@/sandbox/page/layout";
import { markFile } from "@/sandbox/page/mark";
import { CHAT_SCRIPT } from "./chat/page";
import { chatRoutes } from "./chat/routes";
import { nitradoRoutes } from "./nitrado-api";
import { pageRoutes } from "./pages";
import type { Parts } from "./parts";
import { peopleRoutes } from "./people-api";
import { pledgeRoutes } from "./pledge";
import { rightsRoutes } from "./rights";
import { serverRoutes } from "./server-api";

const DAY = { "cache-control": "max-age=86400" };
const SCRIPT = join(import.meta.dirname, "../page/scripts", CHAT_SCRIPT);
const resolve = createRequire(import.meta.url).resolve;

/** The style sheets in the order of their names, as one. */
async function styles(): Promise<string> {
  const folder = join(import.meta.dirname, "../page/styles");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".css")).toSorted();
  const sheets = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return sheets.join("\n");
}

function font(name: string, file: string): Route {
  return route("GET", `${ASSETS}/${name}`, async () => ({
    status: 200,
    headers: { "content-type": "font/woff2", ...DAY },
    body: await readFile(resolve(file)),
  }));
}

const assetRoutes: readonly Route[] = [
  route("GET", `${ASSETS}/styles.css`, async () => text(200, await styles(), "text/css; charset=utf-8")),
  route("GET", `${ASSETS}/${CHAT_SCRIPT}`, async () =>
    text(200, await readFile(SCRIPT, "utf8"), "text/javascript; charset=utf-8"),
  ),
  route("GET", `${ASSETS}/mark.svg`, () => text(200, markFile, "image/svg+xml")),
  route("GET", "/favicon.ico", () => text(200, markFile, "image/svg+xml")),
  font("geist.woff2", "@fontsource-variable/geist/files/geist-latin-wght-normal.woff2"),
  font("geist-mono.woff2", "@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2"),
];

function readRoutes(parts: Parts): readonly Route[] {
  return [
    route("GET", "/__sandbox/health", (call) =>
      json(200, { ok: true, people: call.store.state.people.length, revision: call.store.revision }),
    ),
    route("GET", "/__sandbox/state", (call) => json(200, call.store.state)),
    route("GET", "/__sandbox/calls", () => json(200, parts.log.records)),
    route("GET", "/__sandbox/settled", async () => {
      await parts.sender.settled();
      return json(200, { ok: true });
    }),
  ];
}

/** The control page at `/` and its JSON API under `/__sandbox`. */
export function controlMount(parts: Parts): Mount {
  return {
    provider: null,
    prefix: "",
    maxBody: MAX_REQUEST,
    routes: [
      ...chatRoutes(parts),
      ...readRoutes(parts),
      ...assetRoutes,
      ...rightsRoutes,
      ...pledgeRoutes(parts),
      ...peopleRoutes(parts),
      ...nitradoRoutes(parts),
      ...serverRoutes(parts),
      ...outsideRoutes(parts.outside),
      ...pageRoutes(parts),
    ],
    fail: (failure) => {
      const status = { not_found: 404, method: 405, too_large: 413, rate_limited: 429, internal: 500 }[
        failure
      ];
      const title = status === 404 ? "Nothing here" : "That did not work";
      const body = html`<section class="card narrow"><h1>${title}</h1><p class="muted">
        ${status === 404 ? "The sandbox has no page at this address." : `The sandbox answered ${status}.`}
        <a href="/">Back to the start</a></p></section>`;
      return page({ title, body, status });
    },
  };
}
