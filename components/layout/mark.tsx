import { cn } from "../ui/cn";

/** The bear's head: eyes and muzzle are cut out of it, so that it holds at 16 px on any ground. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="currentColor"
      className={cn("shrink-0 text-honey", className ?? "size-6")}
    >
      <circle cx="7.4" cy="8.2" r="4.9" />
      <circle cx="24.6" cy="8.2" r="4.9" />
      <path
        fillRule="evenodd"
        d="M16 5.2c7.2 0 12 4.7 12 11.4 0 7.3-5.2 12.9-12 12.9S4 23.9 4 16.600C4 9.9 8.8 5.2 16 5.200Zm-5.6 8.200a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.800Zm11.2 0a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.800ZM16 17.200c-3.3 0-5.7 2.1-5.7 4.900s2.4 4.9 5.7 4.9 5.7-2.1 5.7-4.9-2.4-4.9-5.7-4.900Z"
      />
      <path d="M16 18.900c1.8 0 2.9.7 2.9 1.8 0 1-.9 1.9-2.05 2.300v1.200a.85.85 0 0 1-1.7 0V23c-1.15-.4-2.05-1.3-2.05-2.3 0-1.1 1.1-1.8 2.9-1.800Z" />
    </svg>
  );
}

/** The mark and the name, as in the top bar. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 whitespace-nowrap font-semibold text-16 text-ink tracking-[-0.02em]">
      <Mark />
      Grizzly
    </span>
  );
}
