import { readdirSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "app/guilds/[guildId]");
const SESSION = /(^@\/features\/identity\/web|\/identity\/web|^\.)\/session$/;
const STAND_IN = pathToFileURL(join(import.meta.dirname, "session-stand-in.ts")).href;

// Pages ask one module who is signed in, and their styles are nothing that Node reads.
registerHooks({
  resolve: (specifier, context, next) =>
    SESSION.test(specifier) && !context.parentURL?.includes("/http/")
      ? { url: STAND_IN, shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url.endsWith(".css")
      ? { format: "module", source: "export default {}", shortCircuit: true }
      : next(url, context),
});

type Params = Record<string, string>;

/** A page of the dashboard as Next calls it; what it returns is rendered by nobody here. */
type Page = (props: {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string>>;
}) => Promise<unknown>;

export interface DashboardPage {
  /** Below the guild's address, such as `players/[playerId]`; empty for the overview. */
  path: string;
  page: Page;
}

// A form that begins empty, the page of those who may not, and addresses that lead on to the desk.
const LEFT_OUT = /\/(new|no-access|connect|tickets|tickets\/\[number\])$/;

/** Every page of a guild's dashboard that exists. */
export async function dashboardPages(): Promise<DashboardPage[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)page\.tsx$/.test(file),
  );
  const pages: DashboardPage[] = [];
  for (const file of files.sort()) {
    const path = `/${relative(FOLDER, join(FOLDER, file))}`
      .replace(/\/page\.tsx$/, "")
      .replace(/\/\([^)]*\)/g, "");
    if (LEFT_OUT.test(path)) continue;
    const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as { default: Page };
    pages.push({ path: path.slice(1), page: module.default });
  }
  return pages;
}
