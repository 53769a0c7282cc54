export interface Step {
  /** Adds a few words to the step's line. */
  note(text: string): void;
}
export interface Progress {
  /** Shows a step with its elapsed time while `run` works, and leaves one line when it ends. */
  step<T>(name: string, run: (step: Step) => Promise<T>): Promise<T>;
  /** Prints lines above what is running. */
  say(text: string): void;
  /** Removes the live line and stops counting. */
  close(): void;
}
export declare function createProgress(out?: NodeJS.WriteStream): Progress;
/** `0.4 s`, `12.0 s`, `2 min 05 s`. */
export declare function elapsed(milliseconds: number): string;
/** Shows nothing: for a start inside another step. */
export declare const noProgress: Progress;
