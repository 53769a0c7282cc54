import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawBadge } from "./badge";
import type { NewServer } from "./data/server-page";
import { drawFeed } from "./feed";
import type { ServerPage } from "./schema";
import { CARD, cardPng } from "./share-card";
import { xmlText } from "./xml";

const server = {
  slug: "taiga",
  name: "Taiga Nights",
  tagline: "Nights last 40 minutes.",
  map: "chernarusplus",
  platform: "pc",
  fighting: "pvp",
  region: "europe",
  city: null,
  slots: 60,
  players: 54,
  state: "up",
  peak: null,
  uptime: null,
  checkedAt: "2026-11-22T20:35:00.000Z",
  at: "2026-11-22T20:36:00.000Z",
} as unknown as ServerPage;

/** Pixels of a picture that are not its ground, in a row of rows. */
async function inked(bytes: Buffer, from: number, to: number): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let row = from; row < to; row += 1)
    for (let at = row * info.width * 3; at < (row + 1) * info.width * 3; at += 3)
      if ((data[at] ?? 0) > 60) count += 1;
  return count;
}

describe("a server's card", () => {
  it("is a picture of the size that others ask, with its name in it", async () => {
    const card = await cardPng(server, new Map([[1025, 3]]));
    const { format, width, height } = await sharp(card).metadata();
    expect({ format, width, height }).toEqual({ format: "png", ...CARD });
    expect(card.length).toBeLessThan(120_000);
    const nameless = await cardPng({ ...server, name: " " }, new Map());
    expect(await inked(card, 330, 480)).toBeGreaterThan((await inked(nameless, 330, 480)) + 1_000);
  });

  it("draws whatever somebody calls a server, or leaves a sign out", async () => {
    for (const name of [
      "日本語",
      "<svg onload=alert(1)>",
      "W".repeat(60),
      "\u202e\u0000\ud800x",
      "a ".repeat(30),
    ])
      expect((await cardPng({ ...server, name, tagline: name }, new Map())).length).toBeGreaterThan(500);
  });
});

describe("what others show as markup", () => {
  it("holds people's words as text and as nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        expect(xmlText(name)).not.toMatch(/[<>"'\p{Cs}]/u);
        const badge = drawBadge({ ...server, name });
        expect(badge.match(/<(?!\/)/g)).toHaveLength(drawBadge(server).match(/<(?!\/)/g)?.length ?? 0);
        const entry = { ...server, name, publishedAt: "2026-11-22T20:35:00.000Z" } as NewServer;
        expect(drawFeed("https://x", [entry]).match(/</g)).toHaveLength(
          drawFeed("https://x", [{ ...entry, name: "T" }]).match(/</g)?.length ?? 0,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("says in the badge what is known: a count with its clock, restarting, down, and not known", () => {
    expect(drawBadge(server)).toContain("54 of 60 players, counted at 20:35 UTC");
    expect(drawBadge({ ...server, players: null })).toContain("players not known");
    expect(drawBadge({ ...server, state: "down", players: null })).toContain("Taiga Nights: down");
  });
});
