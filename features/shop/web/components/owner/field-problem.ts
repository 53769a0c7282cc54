import type { ActionProblem } from "@/features/identity/web/use-action";

/** What is wrong with one field, else with the whole. */
export const fieldProblem = (problem: ActionProblem | null, field: string): string | undefined =>
  problem?.fields?.[field] ?? (problem?.details?.field === field ? problem.message : undefined);
