export interface InOrder {
  /** Begins once everything given earlier under this key has ended, well or badly. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Whether something of this key waits or runs. */
  busy(key: string): boolean;
  /** When all that was given until now has ended. */
  ended(): Promise<void>;
}

/** What belongs to one key one after the other, in the order given; different keys beside each other. */
export function inOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const run = (last.get(key) ?? Promise.resolve()).then(work, work);
      const end = () => {
        if (last.get(key) === run) last.delete(key);
      };
      last.set(key, run);
      run.then(end, end);
      return run;
    },
    busy: (key) => last.has(key),
    ended: async () => {
      await Promise.allSettled(last.values());
    },
  };
}
