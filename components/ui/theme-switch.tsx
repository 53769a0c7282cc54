"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { Glyph, MOON, SCREEN, SUN } from "./glyph";

export type ThemeChoice = "system" | "dark" | "light";

declare global {
  interface Window {
    /** Put there by `public/frame.js`. */
    grizzlyTheme?: { get(): ThemeChoice; set(choice: ThemeChoice): void };
  }
}

const CHOICES = [
  { choice: "dark", label: "Dark", icon: MOON },
  { choice: "light", label: "Light", icon: SUN },
  { choice: "system", label: "As the system", icon: SCREEN },
] as const;

function subscribe(changed: () => void): () => void {
  window.addEventListener("themechange", changed);
  return () => window.removeEventListener("themechange", changed);
}

/** Dark, light or as the system; kept in a cookie for a year. */
export function ThemeSwitch({ className }: { className?: string }) {
  const chosen = useSyncExternalStore(
    subscribe,
    () => window.grizzlyTheme?.get() ?? "dark",
    () => "dark" as const,
  );
  return (
    <fieldset className={cn("flex items-center rounded-full border p-0.5", className)}>
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ choice, label, icon }) => (
        <button
          key={choice}
          type="button"
          aria-pressed={chosen === choice}
          aria-label={label}
          title={label}
          onClick={() => window.grizzlyTheme?.set(choice)}
          className="grid size-7 place-items-center rounded-full text-faint transition-colors duration-quick hover:text-ink aria-pressed:bg-fill-strong aria-pressed:text-ink max-md:size-11"
        >
          <Glyph d={icon} className="size-3.5" />
        </button>
      ))}
    </fieldset>
  );
}
