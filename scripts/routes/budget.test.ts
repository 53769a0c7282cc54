import { describe, expect, it } from "vitest";
import { type Budgets, judgeRoutes, type MeasuredRoute, staleFloor } from "./budget";
import { entryChunks, scriptsOf } from "./build-output";

const budgets: Budgets = {
  next: "16.4.6",
  floor: 100_000,
  classes: [
    { name: "shop", place: "^/\\(public\\)/shop/", overFloor: 45_000, prerendered: true },
    { name: "public", place: "^/\\(public\\)/", overFloor: 15_000, prerendered: true },
  ],
};
const page = (place: string, change: Partial<MeasuredRoute> = {}): MeasuredRoute => ({
  place,
  route: place,
  kind: "static",
  chunks: [],
  bytes: 110_000,
  ...change,
});
const faults = (...routes: MeasuredRoute[]) =>
  judgeRoutes(routes, budgets).flatMap((verdict) => verdict.faults);

describe("the check of a build's routes", () => {
  it("passes what is prerendered and light, and leaves handlers alone", () => {
    expect(
      faults(page("/(public)/page"), page("/(public)/servers/[slug]/page", { kind: "generated" })),
    ).toEqual([]);
    expect(faults(page("/api/me/route", { kind: "handler", bytes: 0 }))).toEqual([]);
  });

  it("finds a public page that is rendered on request, one that is heavy, and one without a class", () => {
    expect(faults(page("/(public)/page", { kind: "dynamic" }))).toHaveLength(1);
    expect(faults(page("/(public)/page", { bytes: 115_001 }))).toHaveLength(1);
    expect(faults(page("/(public)/shop/page", { bytes: 115_001 }))).toEqual([]);
    expect(faults(page("/elsewhere/page"))).toHaveLength(1);
  });

  it("does not trust a floor of another release, or one that hides weight", () => {
    expect(staleFloor(budgets, "16.4.6", 96_000)).toBeNull();
    expect(staleFloor(budgets, "16.4.7", 96_000)).toContain("16.4.7");
    expect(staleFloor(budgets, "16.4.6", 90_000)).toContain("generous");
  });

  it("reads what a browser loads from the page and from the manifest", () => {
    const html =
      '<script src="/_next/static/chunks/a.js" async=""></script><script noModule="" src="/_next/static/chunks/old.js"></script><script>inline()</script>';
    expect(scriptsOf(html)).toEqual(["static/chunks/a.js"]);
    const manifest =
      'x={"entryCSSFiles":{"p":["c.css"]},"entryJSFiles":{"[project]/app/layout":["static/chunks/a.js"],"next/global-error":["static/chunks/g.js"],"[project]/app/page":["static/chunks/b.js","static/chunks/a.js"]}}';
    expect(entryChunks(manifest)).toEqual(["static/chunks/a.js", "static/chunks/b.js", "static/chunks/a.js"]);
  });
});
