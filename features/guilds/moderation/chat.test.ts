import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChatMessage, type ChatRules, filters, heldBack, holdsWord, hostsIn } from "./chat";

const OFF: ChatRules = {
  words: [],
  wordsCaught: "delete",
  links: "all",
  linkHosts: [],
  spamMessages: 0,
  newAccountDays: 0,
};
const said = (content: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  content,
  accountDays: 400,
  recent: 1,
  ...more,
});

describe("what is held back", () => {
  it("is nothing where nothing is set", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (content, recent) => {
        expect(heldBack(said(content, { recent }), OFF)).toBeNull();
      }),
    );
    expect(filters(OFF)).toBe(false);
  });

  it("are whole words, however they are written", () => {
    const words = ["cheat", "free vbucks", "c++"];
    for (const content of ["CHEAT!", "a cheat.", "Free  VBucks now", "ＣＨＥＡＴ", "I like C++"])
      expect(holdsWord(content, words)).toBe(true);
    for (const content of ["cheater", "cheating", "freevbucks", "c", ""])
      expect(holdsWord(content, words)).toBe(false);
    expect(heldBack(said("cheat"), { ...OFF, words, wordsCaught: "mute" })).toMatchObject({ what: "mute" });
  });

  it("are links that are not let through, also an invitation without its protocol", () => {
    expect(hostsIn("see https://www.YouTube.com/x and discord.gg/abc")).toEqual([
      "youtube.com",
      "discord.gg",
    ]);
    const listed: ChatRules = { ...OFF, links: "listed", linkHosts: ["youtube.com"] };
    expect(heldBack(said("https://music.youtube.com/1"), listed)).toBeNull();
    for (const content of [
      "https://notyoutube.com",
      "https://youtube.com.evil.io",
      "discord.gg/x",
      "https://user@evil.io",
    ])
      expect(heldBack(said(content), listed)).toMatchObject({ what: "delete" });
    expect(heldBack(said("http://a.b"), { ...OFF, links: "none" })).not.toBeNull();
    expect(heldBack(said("no link. at all"), { ...OFF, links: "none" })).toBeNull();
  });

  it("are floods and accounts that are too young", () => {
    expect(heldBack(said("x", { recent: 8 }), { ...OFF, spamMessages: 8 })).toBeNull();
    expect(heldBack(said("x", { recent: 9 }), { ...OFF, spamMessages: 8 })).toMatchObject({ what: "mute" });
    expect(heldBack(said("x", { accountDays: 2 }), { ...OFF, newAccountDays: 3 })).toMatchObject({
      what: "delete",
    });
  });

  it("takes no time to speak of, whatever was written", () => {
    const words = Array.from({ length: 200 }, (_, at) => `word ${at}`);
    const start = performance.now();
    for (let round = 0; round < 50; round++) holdsWord("word ".repeat(400), words);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
