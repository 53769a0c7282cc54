import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./button";

/**
 * A native dialog. A button with `data-opens={id}` opens it; Escape, a press outside and anything with
 * `data-closes` close it (`public/frame.js`). The question is its title, the answers are `actions`.
 */
export function Dialog({
  id,
  title,
  children,
  actions,
}: {
  id: string;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <dialog
      id={id}
      aria-labelledby={`${id}-title`}
      data-light-dismiss
      className="w-[min(30rem,calc(100vw-2rem))] max-w-none rounded-card border border-line-strong bg-overlay p-0 text-14 shadow-float"
    >
      <div className="p-5">
        <header className="flex items-start justify-between gap-4">
          <h2 id={`${id}-title`} className="pt-1 font-semibold text-16">
            {title}
          </h2>
          <IconButton label="Close" size="small" data-closes className="-mt-0.5 -mr-2">
            <X aria-hidden />
          </IconButton>
        </header>
        <div className="mt-2 text-13 text-muted">{children}</div>
        {actions ? <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div> : null}
      </div>
    </dialog>
  );
}
