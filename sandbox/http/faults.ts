import { NO_FAULT } from "@/sandbox/state/initial";
import type { Store } from "@/sandbox/state/store";
import type { Fault, PlainProvider } from "@/sandbox/state/types";

/**
 * The fault that hits this request, if any. Takes one from `remaining`, and clears a fault of which none is left or
 * whose time is over.
 */
export function takeFault(store: Store, provider: PlainProvider, path: string): Fault | null {
  const fault = store.state.faults[provider];
  if (fault.mode === "none" || !path.includes(fault.path)) return null;
  if (fault.until !== null && store.now().getTime() >= fault.until) {
    store.change(() => Object.assign(fault, NO_FAULT));
    return null;
  }
  const hit = { ...fault };
  if (fault.remaining !== null) {
    store.change(() => {
      fault.remaining = (fault.remaining ?? 1) - 1;
      if (fault.remaining <= 0) {
        fault.mode = "none";
        fault.remaining = null;
      }
    });
  }
  return hit;
}
