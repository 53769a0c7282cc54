import { type InContext, withLease } from "../runtime/lease";

/** What one process at a time does, whoever gets there first. @param seconds see LeaseOptions */
export type Alone = (job: string, seconds: number, work: () => Promise<unknown>) => () => Promise<void>;

export const aloneWith =
  (system: InContext, name: string, worker: string): Alone =>
  (job, seconds, work) =>
  async () => {
    await withLease(system, { name: `${name}:${job}`, holder: worker, seconds }, work);
  };
