import { cn } from "@/components/ui/cn";

/** The line drawing of an item; a packed crate for items without one. */
export function ItemPicture({ name, className }: { name: string | null; className?: string }) {
  return (
    <svg
      viewBox="0 0 240 120"
      aria-hidden="true"
      data-picture={name ?? "none"}
      fill="none"
      strokeLinejoin="round"
      strokeLinecap="round"
      className={cn("h-auto", className)}
    >
      <g className="fill-drawing-fill stroke-drawing" strokeWidth="1.4">
        <path d="M72 46 104 26h64v50l-32 20H72Z" />
        <path d="M72 46h64v50M136 46l32-20" />
      </g>
      <path d="M82 56h44v30H82ZM82 86l44-30" className="stroke-drawing-fine" />
    </svg>
  );
}
