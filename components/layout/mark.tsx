import { cn } from "../ui/cn";

/** The bear's head: ears, head, eyes and muzzle cut out of one shape, so that it holds at 16 px on any ground. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="currentColor"
      className={cn("shrink-0 text-honey", className ?? "size-6")}
    >
      <path
        fillRule="evenodd"
        d="M7.4 3.2a5.2 5.2 0 0 1 4.9 3.3 14 14 0 0 1 7.4 0 5.2 5.2 0 1 1 7.3 6.7c.5 1.4.7 2.8.7 4.3 0 2.4-.9 4-2 5.6C23.6 26.2 20.9 29.4 16 29.4s-7.6-3.2-9.7-6.3c-1.1-1.6-2-3.2-2-5.6 0-1.5.2-2.9.7-4.3A5.2 5.2 0 0 1 7.4 3.2Zm3.9 10.3a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Zm9.4 0a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8ZM16 18.3c-3.1 0-5.2 1.7-5.2 4 0 2.6 2.3 4.5 5.2 4.5s5.2-1.9 5.2-4.5c0-2.3-2.1-4-5.2-4Z"
      />
      <path d="M16 19.9c1.7 0 2.8.7 2.8 1.7 0 .9-.8 1.7-1.9 2.2v.7a.9.9 0 0 1-1.8 0v-.7c-1.1-.5-1.9-1.3-1.9-2.2 0-1 1.1-1.7 2.8-1.7Z" />
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
