import { between, clampView, type Size, type View } from "./view";

const LASTS = 170;

/** Moves a view: at once for a hand, in a short sweep for a button, at once where a reader wants no motion. */
export class Movement {
  private frame = 0;
  private settled = 0;

  constructor(
    private readonly of: {
      side: () => number;
      size: () => Size;
      view: () => View;
      show: (view: View) => void;
      /** The view has been the same for a moment. */
      rest: (view: View) => void;
    },
  ) {}

  /** Follows at once. */
  to(view: View): void {
    cancelAnimationFrame(this.frame);
    this.set(view);
  }

  /** Goes there in a sweep. */
  sweep(goal: View): void {
    cancelAnimationFrame(this.frame);
    const to = clampView(goal, this.of.side(), this.of.size());
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.set(to);
      return;
    }
    const from = this.of.view();
    const begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / LASTS);
      this.set(between(from, to, 1 - (1 - share) ** 3));
      if (share < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.settled);
  }

  private set(view: View): void {
    this.of.show(clampView(view, this.of.side(), this.of.size()));
    clearTimeout(this.settled);
    this.settled = window.setTimeout(() => this.of.rest(this.of.view()), 250);
  }
}
