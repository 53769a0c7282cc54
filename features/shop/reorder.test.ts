import { describe, expect, it } from "vitest";
import { movedIds } from "./reorder";

const list = [
  { id: 1, group: "a" },
  { id: 2, group: "b" },
  { id: 3, group: "a" },
  { id: 4, group: "b" },
];
const same = (a: { group: string }, b: { group: string }) => a.group === b.group;

describe("movedIds", () => {
  it("changes places with the neighbour", () => {
    expect(movedIds(list, 2, "up")).toEqual([2, 1, 3, 4]);
    expect(movedIds(list, 2, "down")).toEqual([1, 3, 2, 4]);
  });

  it("passes over other groups, which keep their places", () => {
    expect(movedIds(list, 3, "up", same)).toEqual([3, 2, 1, 4]);
    expect(movedIds(list, 2, "down", same)).toEqual([1, 4, 3, 2]);
  });

  it("says when there is nothing to move past", () => {
    expect(movedIds(list, 1, "up")).toBeNull();
    expect(movedIds(list, 4, "down")).toBeNull();
    expect(movedIds(list, 1, "up", same)).toBeNull();
    expect(movedIds(list, 9, "up")).toBeNull();
  });
});
