/** One measured promise: a value against what was measured in the same run, and the limit of their ratio. */
export interface BenchResult {
  name: string;
  /** Median of the rounds. */
  value: number;
  unit: string;
  /** What the value is compared with: the control's median, or a fixed budget; same unit. */
  reference: number;
  /** Value to reference; for rates the median of the rounds' own ratios. */
  ratio: number;
  limit: number;
  direction: "atLeast" | "atMost";
  ok: boolean;
  /** What the reference is. */
  note: string;
}
