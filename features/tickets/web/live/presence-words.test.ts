import { describe, expect, it } from "vitest";
import type { Present } from "@/features/live/protocol";
import { presenceWords } from "./presence-words";

const one = (name: string, typing: Present["typing"] = null, id: string | null = name): Present => ({
  id,
  name,
  side: "staff",
  typing,
});

describe("who is there, in words", () => {
  it("says nothing of nobody and of oneself", () => {
    expect(presenceWords([], "me")).toEqual([]);
    expect(presenceWords([one("Mara", "reply", "me")], "me")).toEqual([]);
  });

  it("names writers first, then those who write notes, then those who read", () => {
    const people = [one("Mara"), one("Jonas", "reply"), one("Ann", "note"), one("Ida")];
    expect(presenceWords(people, "me")).toEqual([
      "Jonas is writing",
      "Ann is writing a note",
      "Mara and Ida are here",
    ]);
  });

  it("tells an opener of whoever answers, who has no id for them", () => {
    expect(presenceWords([one("Mara", "reply", null)], null)).toEqual(["Mara is writing"]);
  });
});
