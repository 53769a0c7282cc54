import type { OrderDetail, OrderSummary } from "./dto";
import type { OrderState } from "./schema";

/** What an order's state is called, in lists and headings. */
export const STATE_WORDS: Record<OrderState, string> = {
  paid: "Paid",
  queued: "Waiting",
  staged: "Staged",
  uploaded: "Uploaded",
  restart_seen: "Placed",
  likely_collected: "Likely collected",
  delivered: "Delivered",
  failed: "Failed",
  refunded: "Refunded",
  needs_look: "Being looked at",
};

/** How a state is coloured: waiting is neutral, done good, what needs somebody warns. */
export function stateMeaning(state: OrderState): "good" | "warn" | "bad" | "info" | "neutral" {
  if (state === "delivered") return "good";
  if (state === "needs_look") return "warn";
  if (state === "failed") return "bad";
  if (state === "refunded") return "info";
  return "neutral";
}

/** `likely` is drawn dashed, because it is not `done`. */
export interface Segment {
  state: OrderState;
  label: string;
  at: string | null;
  shape: "done" | "now" | "likely" | "open" | "bad";
}

const WAY: readonly OrderState[] = ["paid", "staged", "uploaded", "restart_seen", "likely_collected"];
const ENDS: readonly OrderState[] = ["delivered", "failed", "refunded", "needs_look"];

type Story = Pick<OrderDetail, "kind" | "state" | "events">;

/** The way of an order as a line of parts. A way that ended elsewhere is drawn as far as it went. */
export function segments({ kind, state, events }: Story): Segment[] {
  const at = (one: OrderState) => events.findLast((event) => event.state === one)?.at ?? null;
  const labels: Record<string, string> = { ...STATE_WORDS, restart_seen: "Restart seen" };
  const part = (one: OrderState, shape: Segment["shape"]): Segment => ({
    state: one,
    label: labels[one] ?? one,
    at: at(one),
    shape,
  });
  const end = ENDS.includes(state) ? part(state, state === "delivered" ? "done" : "bad") : null;
  if (kind === "supporter")
    return [part("paid", end ? "done" : "now"), end ?? { ...part("delivered", "open"), label: "Applied" }];
  const passed = WAY.filter((one) => at(one) !== null);
  if (end) return [...passed.map((one) => part(one, "done")), end];
  const reached = Math.max(0, passed.length - 1);
  const furthest = passed[reached] ?? "paid";
  return WAY.map((one) => {
    if (one === "likely_collected" && at(one)) return part(one, "likely");
    if (!at(one)) return part(one, "open");
    return part(one, one === furthest && one !== "restart_seen" ? "now" : "done");
  });
}

/** Minutes and seconds since the step before, for the margin of a timeline; null for the first. */
export function sinceBefore(events: readonly { at: string }[], index: number): number | null {
  const [before, now] = [events[index - 1], events[index]];
  return before && now ? Math.max(0, Date.parse(now.at) - Date.parse(before.at)) : null;
}

/** Whether an order can still change by itself, so that its page should ask again. */
export const isMoving = ({ state }: Pick<OrderSummary, "state">): boolean =>
  state !== "delivered" && state !== "refunded";

/** An order that waits for its buyer's word. */
export const wantsAnswer = ({ state }: Pick<OrderSummary, "state">): boolean =>
  state === "restart_seen" || state === "likely_collected";
