import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { type Meaning, Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { NoticeDto, NoticeLevel } from "../../data";
import { markNoticesSeen } from "../actions";
import { MarkSeen } from "./mark-seen";

const MEANING: Record<NoticeLevel, Meaning> = {
  info: "info",
  success: "good",
  warning: "warn",
  error: "bad",
};

/** Everything a person was told, newest first. */
export function NoticeList({ notices }: { notices: readonly NoticeDto[] }) {
  const unread = notices.some((notice) => notice.unread);
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Notifications" }]}
        title="Notifications"
        purpose="What happened to your orders, coins and plan."
        actions={unread ? <MarkSeen action={markNoticesSeen} /> : undefined}
      />
      <Card flush>
        {notices.length === 0 ? (
          <EmptyState title="Nothing has happened yet">
            When an order is placed, a refund comes back or your plan changes, it is told here.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {notices.map((notice) => (
              <li key={notice.id} className={notice.unread ? "bg-honey-wash" : undefined}>
                <Line notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Line({ notice }: { notice: NoticeDto }) {
  const inner = (
    <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-5 py-3.5">
      <span className="min-w-0 flex-1">
        <Status meaning={MEANING[notice.level]}>
          <span className="font-medium text-ink">{notice.title}</span>
        </Status>
        {notice.body && <span className="mt-0.5 block pl-5.5 text-13 text-muted">{notice.body}</span>}
      </span>
      <Time at={notice.at} shape="smart" className="text-12 text-muted" />
    </span>
  );
  return notice.href ? (
    <Link href={notice.href} className="block hover:bg-fill">
      {inner}
    </Link>
  ) : (
    inner
  );
}
