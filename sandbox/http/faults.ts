import type { Store } from "@/sandbox/state/store";
import type { Fault, PlainProvider } from "@/sandbox/state/types";

/**
 * The fault that hits this request, if any. Takes one from `remaining` and clears the fault when none is left.
 */
export function takeFault(store: Store, provider: PlainProvider, path: string): Fault | null {
  const fault = store.state.faults[provider];
  if (fault.mode === "none" || !path.includes(fault.path)) return null;
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
