import { describe, expect, it } from "vitest";
import type { TicketChange, TicketMessage } from "../../../schema";
import { entriesOf, othersOf } from "./entries";

const message = (id: number, at: string, change: Partial<TicketMessage> = {}): TicketMessage => ({
  id,
  author: { discordId: "1", name: "Ann" },
  text: "Words.",
  kind: "opener",
  source: "web",
  files: [],
  at: `2026-11-${at}:00.000Z`,
  editedAt: null,
  ...change,
});
const change = (id: number, what: string, at: string): TicketChange => ({
  id,
  change: what,
  by: "Mara",
  before: null,
  after: null,
  at: `2026-11-${at}:00.000Z`,
});
const shape = (messages: TicketMessage[], changes: TicketChange[] = [], zone = "UTC") =>
  entriesOf({ messages, changes }, zone, "9").map((entry) =>
    entry.kind === "message" ? `${entry.key}${entry.goesOn ? "+" : ""}<${entry.after}` : entry.key,
  );

describe("a conversation", () => {
  it("puts what one person says in a row under one name, for five minutes and until something lies between", () => {
    expect(
      shape(
        [
          message(1, "22T10:00"),
          message(2, "22T10:04"),
          message(3, "22T10:20"),
          message(4, "22T10:21", { source: "discord" }),
          message(5, "22T10:22", { source: "discord", author: { discordId: "1", name: "Ann, renamed" } }),
          message(6, "22T10:23", { kind: "note", author: { discordId: "2", name: "Mara" } }),
          message(7, "22T10:24", { kind: "note", author: { discordId: "2", name: "Mara" } }),
          message(8, "22T10:25", { kind: "staff", author: { discordId: "2", name: "Mara" } }),
          message(9, "22T10:27", { kind: "staff", author: { discordId: "2", name: "Mara" } }),
        ],
        [change(1, "taken", "22T10:26"), change(2, "message-edited", "22T10:05")],
      ),
    ).toEqual([
      "day-2026-11-22",
      "message-1<0",
      "message-2+<1",
      "message-3<2",
      "message-4<3",
      "message-5<4",
      "message-6<5",
      "message-7<5",
      "message-8<5",
      "change-1",
      "message-9<8",
    ]);
  });

  it("begins a day where the reader's begins", () => {
    const late = [message(1, "22T22:58"), message(2, "22T23:01")];
    expect(shape(late)).toEqual(["day-2026-11-22", "message-1<0", "message-2+<1"]);
    expect(shape(late, [], "Europe/Prague")).toEqual([
      "day-2026-11-22",
      "message-1<0",
      "day-2026-11-23",
      "message-2<1",
    ]);
  });

  it("tells a writer of the public messages of others alone", () => {
    const all = [
      message(1, "22T10:00"),
      message(2, "22T10:01", { kind: "note", author: { discordId: "2", name: "Mara" } }),
      message(3, "22T10:02", { kind: "staff", author: { discordId: "3", name: "Tom" } }),
      message(4, "22T10:03", {
        kind: "staff",
        source: "discord",
        author: { discordId: "2", name: "Mara" },
      }),
    ];
    expect(othersOf(all, "3").map(({ id, discord, staff }) => [id, discord, staff])).toEqual([
      [1, false, false],
      [4, true, true],
    ]);
  });
});
