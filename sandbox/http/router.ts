import type { Handler, Route } from "./types";

export interface Match {
  readonly handler: Handler;
  readonly params: Record<string, string>;
}

interface Compiled extends Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

function compile(one: Route): Compiled {
  const names: string[] = [];
  const source = one.path
    .split("/")
    .map((segment) => {
      if (!segment.startsWith(":")) return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(segment.slice(1));
      return "([^/]+)";
    })
    .join("/");
  return { ...one, names, pattern: new RegExp(`^${source}$`) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export class Router {
  private readonly routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map(compile);
  }

  /** The first route that fits. `"method"` says that the path exists, but not for this method. */
  match(method: string, path: string): Match | "method" | null {
    let known = false;
    for (const one of this.routes) {
      const hit = one.pattern.exec(path);
      if (!hit) continue;
      if (one.method === method || (one.method === "GET" && method === "HEAD")) {
        const params = Object.fromEntries(
          one.names.map((name, index) => [name, decode(hit[index + 1] ?? "")]),
        );
        return { handler: one.handler, params };
      }
      known = true;
    }
    return known ? "method" : null;
  }
}
