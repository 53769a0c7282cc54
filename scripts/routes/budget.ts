import type { BuiltRoute } from "./build-output";

export interface RouteClass {
  name: string;
  /** Regular expression on a route's place in `app/`; the first class that fits counts. */
  place: string;
  /** gzip bytes over the floor. */
  overFloor: number;
  prerendered: boolean;
}

/** `bench/budgets.json`. */
export interface Budgets {
  /** The Next release that the floor was measured with. */
  next: string;
  /** gzip bytes of JavaScript that an empty page of that release loads. */
  floor: number;
  classes: RouteClass[];
}

export interface MeasuredRoute extends BuiltRoute {
  bytes: number;
}

export interface Verdict {
  route: MeasuredRoute;
  className: string;
  /** gzip bytes over the floor, and how many may be. */
  over: number;
  allowed: number;
  /** What is wrong, in sentences. */
  faults: string[];
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Holds each page of a build against its class. A page without a class is a fault: nothing goes unmeasured. */
export function judgeRoutes(routes: readonly MeasuredRoute[], budgets: Budgets): Verdict[] {
  return routes
    .filter(({ kind }) => kind !== "handler")
    .map((route) => {
      const found = budgets.classes.find(({ place }) => new RegExp(place).test(route.place));
      const over = route.bytes - budgets.floor;
      if (!found) {
        const faults = ["belongs to no class of bench/budgets.json, so nobody limits it."];
        return { route, className: "none", over, allowed: 0, faults };
      }
      const faults: string[] = [];
      if (found.prerendered && route.kind === "dynamic") {
        faults.push(
          "is rendered on every request; a public page is prerendered (no cookies, headers or searchParams).",
        );
      }
      if (over > found.overFloor) {
        faults.push(
          `loads ${kB(over)} of JavaScript over the floor; ${found.name} pages may load ${kB(found.overFloor)}.`,
        );
      }
      return { route, className: found.name, over, allowed: found.overFloor, faults };
    });
}

/** The floor stands for one release of Next: another one must be measured again. */
export function staleFloor(budgets: Budgets, installed: string, frameworkBytes: number): string | null {
  if (budgets.next !== installed) {
    return `the floor was measured with Next ${budgets.next}, but ${installed} is installed: run check:routes with --measure-floor.`;
  }
  // An empty page is the framework's own chunks and a few kilobytes: more would hide our weight in the floor.
  if (budgets.floor > frameworkBytes + 6_000) {
    return `the floor of ${kB(budgets.floor)} is too generous: the framework alone loads ${kB(frameworkBytes)}.`;
  }
  return null;
}
