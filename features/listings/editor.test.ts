import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { viewBeacon } from "./beacon";
import { changedFields, type ListingForm } from "./form";
import { listingForm } from "./form-schema";
import { everyDay, funnelSteps } from "./funnel";
import { bannerFrom, pictureKind } from "./picture";
import { reviewReasons, standingWords } from "./review";
import { isRobot } from "./robots";

const FORM: ListingForm = {
  slug: "taiga-nights",
  serverName: "Taiga Nights",
  tagline: null,
  description: "Cold.",
  rules: null,
  inviteLink: "https://discord.gg/taiga",
  website: null,
  icon: "pine",
  hue: "moss",
  banner: null,
  platform: "pc",
  region: "europe",
  city: null,
  languages: ["en"],
  fighting: "pvp",
  timeZone: "Europe/Oslo",
  restartTimes: ["05:00"],
  tags: ["pvp"],
  mods: [],
  features: [],
  wipes: [],
};
const PICTURE = "00000000-0000-4000-8000-000000000001";

describe("what is looked at before visitors see it", () => {
  const approved = { approved: true, hiddenBy: null };
  it("is the first time, a new name, a new picture, and what Grizzly hid", () => {
    expect(reviewReasons({ approved: false, hiddenBy: null }, null, FORM)).toHaveLength(1);
    expect(reviewReasons(approved, FORM, { ...FORM, serverName: "Other" })).toHaveLength(1);
    expect(reviewReasons(approved, FORM, { ...FORM, banner: PICTURE })).toHaveLength(1);
    expect(reviewReasons({ approved: true, hiddenBy: "platform" }, FORM, FORM)).toHaveLength(1);
  });

  it("is nothing else, and going without a banner is not", () => {
    const calm = { ...FORM, description: "Warm.", tags: ["pve"], inviteLink: "https://discord.gg/x-y" };
    expect(reviewReasons(approved, FORM, calm)).toEqual([]);
    expect(reviewReasons(approved, { ...FORM, banner: PICTURE }, FORM)).toEqual([]);
    expect(changedFields(FORM, calm)).toEqual(["description", "inviteLink", "tags"]);
  });

  it("stands in words that say what visitors see", () => {
    const base = { approved: true, hiddenBy: null, hiddenReason: null, reviewNote: null } as const;
    expect(standingWords({ ...base, state: "live", draftState: "in_review" }).label).toContain("in review");
    const back = standingWords({ ...base, state: "draft", draftState: "open", reviewNote: "Too loud." });
    expect(back).toMatchObject({ label: "Sent back", sentence: expect.stringContaining("“Too loud.”") });
    const hidden = { ...base, state: "hidden", hiddenBy: "platform", hiddenReason: "Stolen." } as const;
    expect(standingWords({ ...hidden, draftState: null })).toMatchObject({
      meaning: "bad",
      sentence: expect.stringContaining("“Stolen.”"),
    });
  });
});

describe("a form", () => {
  it("is read whole or not at all", () => {
    expect(listingForm.parse(FORM)).toEqual(FORM);
    expect(listingForm.safeParse({ ...FORM, extra: 1 }).success).toBe(false);
    expect(listingForm.safeParse({ ...FORM, banner: "../x" }).success).toBe(false);
    expect(listingForm.safeParse({ ...FORM, inviteLink: "https://evil.example/discord.gg" }).success).toBe(
      false,
    );
  });
});

describe("a picture", () => {
  const made = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#445" } });

  it("is told by its first bytes", async () => {
    const png = await made(8, 8).png().toBuffer();
    expect(pictureKind(png)).toBe("png");
    expect(pictureKind(await made(8, 8).jpeg().toBuffer())).toBe("jpeg");
    expect(pictureKind(await made(8, 8).webp().toBuffer())).toBe("webp");
    for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "", "\x89PNG"])
      expect(pictureKind(Buffer.from(text))).toBeNull();
  });

  it("is cut and encoded anew, without anything that the upload carried", async () => {
    const upload = await made(1_600, 900)
      .withExif({ IFD0: { Copyright: "secret place" } })
      .jpeg()
      .toBuffer();
    expect(upload.includes("secret place")).toBe(true);
    const { wide, card } = await bannerFrom(upload);
    expect(await sharp(wide).metadata()).toMatchObject({ format: "webp", width: 1_440, height: 288 });
    expect(await sharp(card).metadata()).toMatchObject({ format: "webp", width: 640, height: 160 });
    expect(wide.includes("secret place")).toBe(false);
  });

  it("is refused when it is small, broken, or says what it is not", async () => {
    const png = await made(1_600, 400).png().toBuffer();
    const odd = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), png]);
    const small = await made(639, 400).png().toBuffer();
    for (const bad of [small, png.subarray(0, 60), odd, Buffer.from("<svg/>")])
      await expect(bannerFrom(bad)).rejects.toMatchObject({
        code: "invalid",
        fields: { banner: expect.any(String) },
      });
  });
});

describe("visits", () => {
  it("of robots are none", () => {
    const chrome =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";
    expect(isRobot(chrome)).toBe(false);
    for (const robot of [
      null,
      "",
      "curl/8.1",
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://google.com)",
      "Discordbot/2.0 (+https://discordapp.com)",
    ])
      expect(isRobot(robot)).toBe(true);
  });

  it("are told by one short line", () => {
    expect(viewBeacon("taiga-nights")).toContain("`/api/listings/taiga-nights/view`");
    expect(viewBeacon("taiga-nights")).not.toMatch(/[<>&"']/);
    expect(viewBeacon("x".repeat(60)).length).toBeLessThan(160);
  });

  it("have every day of their span, once, in order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 119 }), (days, at) => {
        const all = everyDay([{ day: "2026-11-22", views: 3, joins: 1 }], "2026-11-22", days);
        expect(all).toHaveLength(days);
        expect(all.at(-1)).toEqual({ day: "2026-11-22", views: 3, joins: 1 });
        const one = all[at];
        if (one && at > 0) expect(Date.parse(one.day) - Date.parse(all[at - 1]?.day ?? "")).toBe(86_400_000);
      }),
    );
  });

  it("make shares only of what they are part of", () => {
    const steps = funnelSteps({ views: 200, joins: 31, newPlayers: 9, ripe: 4, back: 1 });
    expect(steps.map((step) => step.share?.percent ?? null)).toEqual([null, 15.5, null, 25]);
    const none = funnelSteps({ views: 0, joins: 0, newPlayers: 0, ripe: 0, back: 0 });
    expect(none.every((step) => step.share === null)).toBe(true);
  });
});
