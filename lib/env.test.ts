import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";

const key = Buffer.alloc(32, 7).toString("base64");

const complete = {
  SITE_URL: "http://localhost:3000",
  DATABASE_URL: "postgres://app@127.0.0.1:5432/grizzly",
  NEXTAUTH_SECRET: "x".repeat(32),
  INTERNAL_SECRET: "y".repeat(32),
  SECRETS_KEYRING: `k1:${key}`,
  DISCORD_CLIENT_ID: "1",
  DISCORD_CLIENT_SECRET: "2",
  DISCORD_BOT_TOKEN: "3",
  PATREON_CLIENT_ID: "4",
  PATREON_CLIENT_SECRET: "5",
  PATREON_CREATOR_TOKEN: "6",
  PATREON_CAMPAIGN_ID: "7",
  PATREON_WEBHOOK_SECRET: "8",
  PATREON_TIERS: "bronze:1,silver:2,gold:3",
};

describe("parseEnv", () => {
  it("fills in the real providers and knows that this is no sandbox", () => {
    const env = parseEnv({ ...complete, SITE_URL: "https://grizzlygaming-gg.com/" });
    expect(env.DISCORD_API_URL).toBe("https://discord.com/api/v10");
    expect(env.SITE_URL).toBe("https://grizzlygaming-gg.com");
    expect(env.sandbox).toBe(false);
    expect(env.secureCookies).toBe(true);
  });

  it.each(Object.keys(complete).filter((name) => name !== "SITE_URL"))(
    "names %s when it is missing",
    (name) => {
      expect(() => parseEnv({ ...complete, [name]: "" })).toThrow(new RegExp(`${name}: is missing`));
    },
  );

  it("says every fault at once", () => {
    try {
      parseEnv({ ...complete, PORT: "99999", SECRETS_KEYRING: "short" });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(EnvError);
      expect((error as EnvError).message).toMatch(/PORT.*[\s\S]*SECRETS_KEYRING/);
    }
  });

  it.each(["DISCORD_API_URL", "DISCORD_OAUTH_URL", "PATREON_URL"])(
    "refuses the sandbox's %s on a public host",
    (name) => {
      const sandbox = { ...complete, [name]: "http://127.0.0.1:3999/x" };
      expect(parseEnv(sandbox).sandbox).toBe(true);
      expect(() => parseEnv({ ...sandbox, SITE_URL: "https://grizzlygaming-gg.com" })).toThrow(/sandbox/);
    },
  );

  it("knows where browsers reach the live gateway, and where they cannot", () => {
    expect(parseEnv({ ...complete, PORT: "3100" })).toMatchObject({
      livePort: 3101,
      liveUrl: "ws://localhost:3101",
    });
    expect(parseEnv({ ...complete, LIVE_PORT: "4000" }).liveUrl).toBe("ws://localhost:4000");
    const site = { ...complete, SITE_URL: "https://grizzly.example" };
    expect(parseEnv(site).liveUrl).toBeNull();
    expect(parseEnv({ ...site, LIVE_URL: "wss://grizzly.example/live/" }).liveUrl).toBe(
      "wss://grizzly.example/live",
    );
    expect(() => parseEnv({ ...site, LIVE_URL: "https://grizzly.example" })).toThrow(/LIVE_URL/);
  });
});
