import { withSystem, withUser } from "@/db/context";
import { sessionOfToken } from "@/features/identity/http/session";
import type { SessionUser } from "@/features/identity/schema";
import { sandboxEnv, type TestBrowser, testBrowser } from "@/features/identity/testing/browser";
import { finishSignIn, startSignIn } from "@/features/identity/web/auth-handler";
import { tierOf } from "@/features/supporters/data/plans";
import { supporterPortal } from "@/features/supporters/data/portal";
import { runDueSync } from "@/features/supporters/full-sync";
import { finishPatreonLink, startPatreonLink } from "@/features/supporters/http/link";
import { askSync } from "@/features/supporters/mutations/sync-runs";
import { configuredPatreon } from "@/features/supporters/sync";
import { sandboxClient } from "@/sandbox/client";
import { startSandbox } from "@/sandbox/start";
import { type TestDatabase, testDatabase } from "./database";

export const SITE = "http://localhost:3000";
export const system = { kind: "system", job: "test" } as const;

export interface Person {
  browser: TestBrowser;
  user: SessionUser;
}

export interface SyncOutcome {
  state: string;
  error: string | null;
  failed: number;
  changed: number;
}

export const back = (url: URL) => `${url.pathname}${url.search}`;

/** A sandbox and a database of their own, and people who sign in and link Patreon as browsers do. */
export async function patreonHouse() {
  const sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url));
  const control = sandboxClient(sandbox.url);
  const t: TestDatabase = await testDatabase();

  async function signIn(key: string): Promise<Person> {
    const browser = testBrowser(SITE);
    const started = await browser.send(startSignIn, "/api/auth/signin/discord", { form: {} });
    const returned = await control.authorize(started.headers.get("location") ?? "", key);
    await browser.send(finishSignIn, back(returned));
    const session = await sessionOfToken(browser.jar.get("grizzly.session") ?? "");
    if (!session) throw new Error(`${key} is not signed in`);
    return { browser, user: session.user };
  }

  /** @returns Patreon's address that the person is led to */
  async function leave(person: Person, returnTo = "/me/supporter"): Promise<string> {
    const form = { form: { returnTo } };
    const started = await person.browser.send(
      (request) => startPatreonLink(request),
      "/api/link/patreon/start",
      form,
    );
    if (started.status !== 303) throw new Error(`linking began with ${started.status}`);
    return started.headers.get("location") ?? "";
  }

  async function link(person: Person, as: string | null, returnTo?: string): Promise<string> {
    const returned = await control.authorize(await leave(person, returnTo), as);
    const finished = await person.browser.send((request) => finishPatreonLink(request), back(returned));
    return finished.headers.get("location") ?? "";
  }

  const portal = ({ user }: Person) =>
    withUser(
      { userId: user.id, actor: { kind: "user", userId: user.id, discordId: user.discordId } },
      supporterPortal,
    );
  const tier = ({ user }: Person) => withSystem(system, (ctx) => tierOf(ctx, user.id));

  async function syncAll(): Promise<SyncOutcome> {
    await withSystem(system, (ctx) => askSync(ctx, null));
    const id = await runDueSync({ service: configuredPatreon() });
    const [line] = await t.sql<SyncOutcome>(
      "select state, error, failed, changed from patreon_sync_logs where id = $1",
      [id],
    );
    if (!line) throw new Error("no sync ran");
    return line;
  }

  async function close(): Promise<void> {
    await sandbox.stop();
    await t.close();
  }

  return { control, t, signIn, leave, link, portal, tier, syncAll, close };
}

export type PatreonHouse = Awaited<ReturnType<typeof patreonHouse>>;
