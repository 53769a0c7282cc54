import { Dice } from "@/sandbox/dayz/dice";

/** Repeatable randomness: the same words always give the same numbers, so that a day's log can be written again. */
export class Random extends Dice {
  constructor(...words: (string | number)[]) {
    super(Dice.of(...words).state);
  }

  /** Around zero, most within ±1. */
  bell(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.2;
  }
}
