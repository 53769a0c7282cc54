import type { AttemptState } from "./attempt-states";

export const BOARD_VIEWS = ["look", "waiting", "moving", "done"] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

export const BOARD_WORDS: Record<BoardView, string> = {
  look: "Needs a look",
  waiting: "Waiting",
  moving: "On its way",
  done: "Over",
};

/** Which attempts a view of the deliveries page holds; each is in one of them. */
export const VIEW_STATES: Record<BoardView, readonly AttemptState[]> = {
  look: ["needs_look"],
  waiting: ["planned"],
  moving: ["staged", "restart_seen", "unstage_required"],
  done: ["fulfilled", "abandoned"],
};

export const ATTEMPT_WORDS: Record<AttemptState, string> = {
  planned: "Waits to be written",
  staged: "In the file, waits for a restart",
  restart_seen: "Restart noted, waits for its log",
  unstage_required: "To be taken out of the file",
  fulfilled: "Placed, file clean",
  abandoned: "Never placed",
  needs_look: "Needs a look",
};

/** How an attempt's state is coloured. */
export function attemptMeaning(state: AttemptState): "good" | "warn" | "info" | "neutral" {
  if (state === "fulfilled") return "good";
  if (state === "needs_look") return "warn";
  return state === "abandoned" ? "info" : "neutral";
}

/** One delivery on the page of its guild. */
export interface BoardRow {
  id: string;
  kind: "order" | "event";
  /** The order's number; null for an event. */
  number: number | null;
  title: string;
  attempt: number;
  state: AttemptState;
  stateAt: string;
  createdAt: string;
  serverName: string;
  placeName: string | null;
  classNames: string[];
  reason: string | null;
  evidence: { label: string; value: string }[];
  may: { takeBack: boolean; placed: boolean; refund: boolean; redeliver: boolean };
}

export interface Board {
  rows: BoardRow[];
  /** Id of the last row, where there are more. */
  next: string | null;
  /** Of what is over there is no count: it only grows. */
  counts: Record<Exclude<BoardView, "done">, number>;
}

/** What the address of the deliveries page asks for; what makes no sense is as if it were not there. */
export function boardAsked(params: Record<string, string | string[] | undefined>): {
  view: BoardView;
  before: string | null;
} {
  const [show, before] = [[params.show].flat()[0], [params.before].flat()[0]];
  return {
    view: BOARD_VIEWS.find((one) => one === show) ?? "look",
    before: before && /^[0-9a-f-]{36}$/.test(before) ? before : null,
  };
}

/** The address of a view of the deliveries. */
export function boardAddress(path: string, view: BoardView, before: string | null = null): string {
  const params = new URLSearchParams();
  if (view !== "look") params.set("show", view);
  if (before) params.set("before", before);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
