import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export type RouteKind = "static" | "generated" | "dynamic" | "handler";

/** One route of a production build. */
export interface BuiltRoute {
  /** Place in `app/`, with its groups: `/(public)/servers/page`. */
  place: string;
  /** Address pattern: `/servers/[slug]`. */
  route: string;
  /** ○ static, ● generated from params and kept, ƒ on every request; handlers answer without a page. */
  kind: RouteKind;
  /** Client chunks that a browser loads at first view, relative to the build's folder. Empty for handlers. */
  chunks: string[];
}

interface PrerenderManifest {
  routes: Record<string, { srcRoute?: string | null; response?: string; compute?: string }>;
  dynamicRoutes: Record<string, { fallback?: unknown }>;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

/** Scripts of a prerendered page; the polyfills for browsers without modules are not loaded by others. */
export function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="\/_next\/(static\/[^"?]+\.js)/.exec(tag)?.[1] ?? []);
}

/** Chunks named for a page and its layouts by the manifest that the server renders with. */
export function entryChunks(manifestText: string): string[] {
  const start = manifestText.indexOf('"entryJSFiles"');
  if (start === -1) return [];
  const entries = /"([^"]+)":\s*\[([^\]]*)\]/g;
  const body = manifestText.slice(manifestText.indexOf("{", start), manifestText.indexOf("}", start));
  return [...body.matchAll(entries)]
    .filter(([, entry]) => !entry?.includes("global-error"))
    .flatMap(([, , files]) =>
      [...(files ?? "").matchAll(/"([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []),
    );
}

function chunksOf(dist: string, place: string, route: string, root: string[]): string[] {
  const html = join(dist, "server/app", route === "/" ? "index.html" : `${route}.html`);
  if (existsSync(html)) return scriptsOf(readFileSync(html, "utf8"));
  const manifest = join(dist, "server/app", `${place}_client-reference-manifest.js`);
  return existsSync(manifest) ? [...root, ...entryChunks(readFileSync(manifest, "utf8"))] : root;
}

/** Every route of the build in `dist` (`.next`). @throws Error when there is no build there */
export function readBuild(dist: string): BuiltRoute[] {
  const places = readJson<Record<string, string>>(join(dist, "app-path-routes-manifest.json"));
  const prerendered = readJson<PrerenderManifest>(join(dist, "prerender-manifest.json"));
  const { rootMainFiles } = readJson<{ rootMainFiles: string[] }>(join(dist, "build-manifest.json"));
  return Object.entries(places)
    .map(([place, route]): BuiltRoute => {
      if (!place.endsWith("/page")) return { place, route, kind: "handler", chunks: [] };
      const entry = prerendered.routes[route];
      // A page with a streamed hole is in the list too, but its compute is not static.
      const kind =
        entry && (entry.compute ?? "static") === "static"
          ? "static"
          : prerendered.dynamicRoutes[route]
            ? "generated"
            : "dynamic";
      return { place, route, kind, chunks: [...new Set(chunksOf(dist, place, route, rootMainFiles))] };
    })
    .sort((a, b) => a.route.localeCompare(b.route));
}

/** Bytes of the chunks as a server sends them: gzip, each file on its own. */
export function gzipBytes(dist: string, chunks: readonly string[], known: Map<string, number>): number {
  return chunks.reduce((sum, chunk) => {
    let size = known.get(chunk);
    if (size === undefined) {
      size = gzipSync(readFileSync(join(dist, decodeURIComponent(chunk))), { level: 9 }).byteLength;
      known.set(chunk, size);
    }
    return sum + size;
  }, 0);
}
