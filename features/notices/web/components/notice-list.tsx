import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { type Meaning, Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { NoticeDto, NoticeLevel } from "../../data";
import { NOTICE_KINDS, type NoticeChoice } from "../../kinds";
import { chooseNotice, markNoticesSeen } from "../actions";
import { MarkSeen } from "./mark-seen";
import { NoticeSwitches } from "./notice-choices";

const MEANING: Record<NoticeLevel, Meaning> = {
  info: "info",
  success: "good",
  warning: "warn",
  error: "bad",
};

/** Where a person wants to be told what. */
function Choices({ choices, problem }: { choices: readonly NoticeChoice[]; problem: string | null }) {
  return (
    <Card flush id="choices">
      <CardHeader
        title="What you want to be told, and where"
        hint="In Discord means a direct message of Grizzly OS. Each is saved as you switch it."
        className="px-5 pt-4 pb-3"
      />
      {problem && (
        <p className="border-t px-5 py-3 text-13">
          <Status meaning="warn">The last message did not arrive.</Status>
          <span className="block pl-5.5 text-muted">{problem}</span>
        </p>
      )}
      <ul className="divide-y border-t">
        {NOTICE_KINDS.map(({ kind, title, hint }) => {
          const choice = choices.find((each) => each.kind === kind);
          return (
            <li key={kind} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3">
              <span className="min-w-0">
                <span className="block text-13 text-ink">{title}</span>
                <span className="block text-12 text-muted">{hint}</span>
              </span>
              {choice && <NoticeSwitches choice={choice} title={title} save={chooseNotice} />}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Everything a person was told, newest first, and where they are told. */
export function NoticeList({
  notices,
  choices,
  problem,
}: {
  notices: readonly NoticeDto[];
  choices: readonly NoticeChoice[];
  problem: string | null;
}) {
  const unread = notices.some((notice) => notice.unread);
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Notifications" }]}
        title="Notifications"
        purpose="What happened to your orders, coins and plan."
        actions={
          <>
            <a href="#choices" className="quiet-link text-13">
              What and where
            </a>
            {unread && <MarkSeen action={markNoticesSeen} />}
          </>
        }
      />
      <Card flush>
        {notices.length === 0 ? (
          <EmptyState title="Nothing has happened yet">
            When an order is placed, a refund comes back or your plan changes, it is told here.
          </EmptyState>
        ) : (
          <ul className="divide-y overflow-hidden rounded-card">
            {notices.map((notice) => (
              <li
                key={notice.id}
                className={
                  notice.unread
                    ? "relative before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-honey"
                    : undefined
                }
              >
                {notice.unread && <span className="sr-only">New</span>}
                <Line notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Choices choices={choices} problem={problem} />
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
