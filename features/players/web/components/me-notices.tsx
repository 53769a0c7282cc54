import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { Home } from "../home";

/** What a person was told last. */
export function MeNotices({ notices }: Pick<Home, "notices">) {
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title="Lately"
        className="px-5 pt-4 pb-3"
        aside={
          <Link href="/me/notifications" className="quiet-link">
            All notifications
          </Link>
        }
      />
      {notices.length === 0 ? (
        <p className="px-5 pb-4 text-13 text-muted">
          Nothing yet. Orders, refunds, answers and changes of your plan are told here.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {notices.map(({ id, title, href, at }) => (
            <li key={id}>
              <Link
                href={href ?? "/me/notifications"}
                className="flex items-baseline justify-between gap-4 px-5 py-2.5 text-13 hover:bg-fill"
              >
                <span className="min-w-0">{title}</span>
                <Time at={at} className="shrink-0 text-12 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
