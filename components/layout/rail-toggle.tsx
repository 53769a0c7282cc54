import { PanelLeft } from "lucide-react";

/** Folds the rail to its icons and back; `public/frame.js` keeps the choice. */
export function RailToggle() {
  return (
    <button
      type="button"
      data-rail-toggle
      aria-label="Fold or unfold the navigation"
      title="Fold or unfold the navigation"
      className="grid size-7 shrink-0 place-items-center rounded-item text-faint hover:bg-fill hover:text-ink max-md:hidden"
    >
      <PanelLeft aria-hidden className="size-4" />
    </button>
  );
}
