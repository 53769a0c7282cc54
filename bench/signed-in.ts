import type { House } from "@/scripts/lib/house";
import { startStack } from "@/scripts/lib/stack";

/** Owner of the demo's largest guild. */
const OWNER = "hollowpine";
/** Address of that guild's dashboard. */
export const DASHBOARD = "/guilds/black-pine";

export interface SignedIn {
  siteUrl: string;
  /** The session's cookies, by name. */
  cookies: ReadonlyMap<string, string>;
}

/** A production build with the demo community, and its owner signed in through the stand-in for Discord. */
export async function withOwner<T>(name: string, work: (site: SignedIn) => Promise<T>): Promise<T> {
  const house: House = await startStack({ seed: true, bots: false, name });
  try {
    // What signs people in for the browser tests reads its addresses where those find them.
    process.env.E2E_SITE_URL = house.siteUrl;
    process.env.E2E_SANDBOX_URL = house.sandboxUrl ?? "";
    const { signIn } = await import("@/e2e/fixtures/people");
    return await work({ siteUrl: house.siteUrl, cookies: await signIn(OWNER, house.siteUrl) });
  } finally {
    await house.stop();
  }
}
