import { BAND_LOOK } from "./heat";

/** What the bands of heat stand for: each colour with the density from which it begins. */
export function HeatLegend({ title, steps }: { title: string; steps: readonly number[] }) {
  return (
    <figure className="text-12">
      <figcaption className="text-muted">{title}</figcaption>
      <ol className="mt-1.5 flex gap-px">
        {steps.map((step, at) => {
          const look = BAND_LOOK[at] ?? { tone: 1, ink: 0 };
          const tone = `color-mix(in oklab, var(--kills) ${100 - look.ink * 100}%, var(--ink))`;
          return (
            <li key={step} className="min-w-8 flex-1">
              <span
                aria-hidden
                className="mb-1 block h-2 first:rounded-l"
                style={{ background: `color-mix(in oklab, ${tone} ${look.tone * 100}%, var(--sunken))` }}
              />
              <span className="tabular-nums">
                <span className="sr-only">from </span>
                {step}
              </span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
