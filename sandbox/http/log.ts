import type { Provider } from "@/sandbox/state/types";

export interface CallRecord {
  readonly provider: Provider;
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was cut. */
  readonly status: number;
  readonly ms: number;
  readonly at: string;
  readonly agent: string;
}

const KEPT = 500;

/** The latest calls to the providers, newest last. Query strings are left out: they carry codes. */
export class CallLog {
  readonly records: CallRecord[] = [];

  add(record: CallRecord): void {
    this.records.push(record);
    if (this.records.length > KEPT) this.records.shift();
  }

  clear(): void {
    this.records.length = 0;
  }
}
