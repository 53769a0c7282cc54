import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressOf,
  closingMessage,
  filesToSend,
  fromDiscord,
  headMessage,
  outgoing,
  shownMessage,
  threadName,
  toDiscord,
} from "./text";

const SITE = "https://grizzly.example";
const GUILD = "700000000000000001";
const message = (text: string, more: object = {}) => ({
  id: 345,
  author: "Mara",
  isStaff: true,
  role: "staff",
  text,
  edited: false,
  files: [],
  ...more,
});
const out = (text: string, more: object = {}) => {
  const one = message(text, more);
  return outgoing(one, addressOf(SITE, GUILD, 12, one));
};

describe("a message of the website in Discord", () => {
  it("says who wrote it, and leads the reader to it", () => {
    expect(out("Hello.").content).toBe(
      `**[Mara](<${SITE}/me/tickets/${GUILD}/12#message-345>)** · staff\nHello.`,
    );
    const theirs = out("Hi.", { isStaff: false, role: "Gold", edited: true }).content;
    expect(theirs).toContain(`/desk/${GUILD}/12#message-345`);
    expect(theirs).toContain("** · Gold · edited\n");
    expect(out("See it.", { files: [{ name: "a_b.png", size: 312_400 }] }).content).toContain(
      "-# File on the website: a\\_b.png, 312 kB",
    );
  });

  it("is found again by its mark, whatever its author is called and writes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.string({ maxLength: 5_000 }),
        (author, text) => {
          const { content, embeds } = out(text, { author: author.replace(/[\r\n]/g, "") });
          expect(shownMessage(content)).toBe(345);
          expect(content.length).toBeLessThanOrEqual(2_000);
          for (const embed of embeds) expect(embed.description.length).toBeLessThanOrEqual(4_096);
        },
      ),
    );
    expect(shownMessage("I said **[x](<https://a/#message-345>)**")).toBeNull();
  });

  it("goes on in an embed where it is long, without losing a word", () => {
    const words = Array.from({ length: 700 }, (_, nr) => `w${nr}`).join(" ");
    const { content, embeds } = out(words);
    expect(embeds).toHaveLength(1);
    const said = content.slice(content.indexOf("\n") + 1).replace(/…$/, "");
    expect(`${said} ${embeds[0]?.description}`).toBe(words);
  });

  it("takes along the files that Discord takes", () => {
    const mb = (count: number) => ({ size: count * 1024 * 1024 });
    const all = [mb(9), mb(25), mb(9), mb(9), mb(1)];
    expect(filesToSend(all)).toEqual({ sent: [all[0], all[2], all[4]], named: [all[1], all[3]] });
  });

  it("calls nobody, and shows where links lead", () => {
    expect(toDiscord("@everyone look <@123456789012345678> <#1> <t:1:R>")).not.toMatch(/@everyone|<@|<#|<t:/);
    expect(toDiscord("[your bank](https://evil.example/x)")).toBe("your bank (https://evil.example/x)");
    expect(toDiscord("[https://a.b](https://a.b)")).toBe("https://a.b");
    expect(toDiscord("**bold** `code` <https://a.b>")).toBe("**bold** `code` <https://a.b>");
    expect(toDiscord("![cat](https://a.b/c.png)")).toBe("cat (https://a.b/c.png)");
  });
});

describe("words of Discord on the website", () => {
  it("turn marks into words and lose what cannot be shown", () => {
    const mentioned = { people: new Map([["123456789012345678", "Rook"]]), channels: new Map() };
    const said =
      "<@123456789012345678> see <#123456789012345679> <:skull:123456789012345670> </link:123456789012345671>";
    expect(fromDiscord(said, mentioned)).toBe("@Rook see #a channel :skull: /link");
    expect(fromDiscord("at <t:1795421000:R>\u0007")).toBe("at 2026-11-23 08:03 UTC");
    expect(fromDiscord("<@&123456789012345678> a\r\nb")).toBe("@a role a\nb");
  });
});

describe("what a thread says itself", () => {
  it("is called by number and title, within Discord's length", () => {
    expect(threadName(12, "Shot  inside\nthe trader")).toBe("12 · Shot inside the trader");
    expect(threadName(12, "😀".repeat(90)).length).toBeLessThanOrEqual(100);
    expect(threadName(12, "😀".repeat(90))).not.toMatch(/[\uD800-\uDBFF]…$/);
  });

  it("names what stands on the website alone, and asks for a rating of this closing", () => {
    const head = headMessage({
      number: 12,
      title: "A *tent*",
      about: "A game server",
      address: SITE,
      left: 3,
    });
    expect(head.content).toContain("**Ticket 12: A \\*tent\\***");
    expect(head.content).toContain("3 earlier messages");
    const closedAt = new Date("2026-11-23T10:00:00Z");
    const end = closingMessage({ number: 12, closedAt, by: "Mara", reason: "@here done", address: SITE });
    expect(end.content).not.toContain("@here");
    expect(JSON.stringify(end.components)).toContain(`ticket-rate:12:${closedAt.getTime() / 1_000}:5`);
  });
});
