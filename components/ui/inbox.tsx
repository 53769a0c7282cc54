import { Bell } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Popover } from "./popover";
import { Time } from "./time";

export interface Notice {
  id: string;
  href: string;
  title: ReactNode;
  text?: ReactNode;
  at: string;
  unread: boolean;
}

/** The bell with what happened. `id` must differ where the bell stands twice (rail and phone). */
export function Inbox({
  id,
  notices,
  empty,
  footer,
  className,
}: {
  id: string;
  notices: readonly Notice[];
  /** What will be here, while nothing is. */
  empty: ReactNode;
  footer?: ReactNode;
  className?: string;
}) {
  const unread = notices.filter((notice) => notice.unread).length;
  return (
    <Popover
      id={id}
      label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
      buttonClassName={cn(
        "relative grid size-8 shrink-0 place-items-center rounded-item text-muted hover:bg-fill hover:text-ink max-md:size-11",
        className,
      )}
      button={
        <>
          <Bell aria-hidden className="size-4 max-md:size-5" />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute top-1 right-1 size-2 rounded-full bg-honey ring-2 ring-sunken max-md:top-2 max-md:right-2"
            />
          ) : null}
        </>
      }
      className="w-90 p-0!"
    >
      <p className="border-b px-4 py-3 font-semibold text-14">Notifications</p>
      {notices.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted">{empty}</p>
      ) : (
        <ul className="max-h-[60vh] divide-y overflow-y-auto">
          {notices.map((notice) => (
            <li key={notice.id}>
              <a href={notice.href} className="flex gap-3 px-4 py-3 hover:bg-fill">
                <span
                  aria-hidden
                  className={cn(
                    "mt-1.5 size-1.5 shrink-0 rounded-full",
                    notice.unread ? "bg-honey" : "bg-transparent",
                  )}
                />
                <span className="min-w-0 flex-1">
                  <span className="block text-ink">{notice.title}</span>
                  {notice.text ? <span className="block text-muted">{notice.text}</span> : null}
                  {notice.unread ? <span className="sr-only">unread</span> : null}
                </span>
                <Time at={notice.at} shape="smart" className="text-12 text-muted" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {footer ? <div className="border-t px-4 py-2.5 text-muted">{footer}</div> : null}
    </Popover>
  );
}
