import { ChevronsUpDown, LogOut, Settings, TowerControl } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/layout/app-frame";
import type { CommandEntry } from "@/components/layout/command-source";
import { Mark } from "@/components/layout/mark";
import type { RailGroup } from "@/components/layout/rail";
import { SearchButton } from "@/components/layout/search-button";
import { Avatar } from "@/components/ui/avatar";
import { Inbox, type Notice } from "@/components/ui/inbox";
import { MENU_ROW, Popover } from "@/components/ui/popover";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import type { GuildChoice } from "@/features/guilds/schema";
import { NoticesLive } from "@/features/live/web/notices-live";
import type { NoticeDto } from "@/features/notices/data";
import type { SessionUser } from "../../schema";

export interface ShellProps {
  nonce: string | undefined;
  user: SessionUser;
  /** Guilds with a dashboard for this person. */
  guilds: readonly GuildChoice[];
  /** The guild whose dashboard is open; null in the person's own pages. */
  current: GuildChoice | null;
  groups: readonly RailGroup[];
  phone?: readonly string[];
  /** Pages that the palette knows beside those of the rail. */
  pages?: readonly CommandEntry[];
  notices: readonly NoticeDto[];
  /** Keeps the rail folded to its icons. */
  slim?: boolean;
  children: ReactNode;
}

const toNotice = (notice: NoticeDto): Notice => ({
  id: String(notice.id),
  href: notice.href ?? "/me/notifications",
  title: notice.title,
  text: notice.body,
  at: notice.at,
  unread: notice.unread,
});

function Switcher({ id, guilds, current }: { id: string } & Pick<ShellProps, "guilds" | "current">) {
  return (
    <Popover
      id={id}
      align="start"
      label={`${current?.name ?? "My Grizzly"}: switch between your pages and your guilds`}
      buttonClassName="flex h-10 w-full min-w-0 items-center gap-2.5 rounded-control px-2 text-left hover:bg-fill slim:size-10 slim:justify-center slim:px-0 max-md:h-11"
      button={
        <>
          {current ? <Avatar name={current.name} square size={24} /> : <Mark />}
          <span className="min-w-0 flex-1 truncate font-semibold text-14 slim:sr-only">
            {current?.name ?? "My Grizzly"}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-faint slim:hidden" />
        </>
      }
    >
      <Link href="/me" className={MENU_ROW}>
        <Mark />
        My Grizzly
      </Link>
      {guilds.length > 0 && <p className="px-2.5 pt-3 pb-1 text-12 text-faint">Guilds you help to run</p>}
      {guilds.map((guild) => (
        <Link
          key={guild.guildId}
          href={`/guilds/${guild.slug}`}
          className={MENU_ROW}
          aria-current={guild.guildId === current?.guildId}
        >
          <Avatar name={guild.name} square size={20} />
          <span className="min-w-0 flex-1 truncate">{guild.name}</span>
          <span className="text-12 text-faint capitalize">{guild.level}</span>
        </Link>
      ))}
    </Popover>
  );
}

function Person({ id, user, compact = false }: { id: string; user: SessionUser; compact?: boolean }) {
  return (
    <Popover
      id={id}
      label={`Signed in as ${user.name}`}
      align={compact ? "end" : "start"}
      buttonClassName="flex h-10 w-full min-w-0 items-center gap-2.5 rounded-control px-1.5 text-left hover:bg-fill slim:w-10 max-md:size-11 max-md:justify-center"
      button={
        <>
          <Avatar name={user.name} size={28} />
          {!compact && <span className="min-w-0 flex-1 truncate text-13 slim:sr-only">{user.name}</span>}
        </>
      }
    >
      <Link href="/me/account" className={MENU_ROW}>
        <Settings aria-hidden />
        Account and devices
      </Link>
      {user.staff ? (
        <Link href="/admin" className={MENU_ROW} prefetch={false}>
          <TowerControl aria-hidden />
          Platform
        </Link>
      ) : null}
      <form method="post" action="/api/auth/signout">
        <button type="submit" className={MENU_ROW}>
          <LogOut aria-hidden />
          Sign out
        </button>
      </form>
      <div className="mt-1.5 flex items-center justify-between gap-3 border-t px-2.5 pt-2 text-12 text-muted">
        Theme
        <ThemeSwitch />
      </div>
    </Popover>
  );
}

/** The frame of every signed-in page: who I am, where I am, what waits, and a palette over all of it. */
export function AppShell({
  nonce,
  user,
  guilds,
  current,
  groups,
  phone,
  pages = [],
  notices,
  slim,
  children,
}: ShellProps) {
  const entries: CommandEntry[] = [
    ...groups.flatMap((group) =>
      group.entries.map(({ href, label }) => ({ id: href, href, label, kind: current?.name ?? "Page" })),
    ),
    ...guilds.map(({ slug, name }) => ({
      id: `guild:${slug}`,
      href: `/guilds/${slug}`,
      label: name,
      kind: "Guild",
    })),
    ...pages,
    { id: "/servers", href: "/servers", label: "Server directory", kind: "Public page" },
    { id: "/shop", href: "/shop", label: "Shops", kind: "Public page" },
    { id: "/status", href: "/status", label: "Status", kind: "Public page" },
  ];
  const source = {
    entries: entries.filter((entry, index) => entries.findIndex(({ id }) => id === entry.id) === index),
  };
  const inbox = notices.map(toNotice);
  const empty = "Nothing yet. Orders, refunds and changes of your plan will be told here.";
  const all = <Link href="/me/notifications">All notifications</Link>;
  return (
    <AppFrame
      nonce={nonce}
      groups={groups}
      {...(phone && { phone })}
      slim={slim}
      top={
        <>
          <Switcher id="switcher" guilds={guilds} current={current} />
          <SearchButton source={source} look="rail" />
        </>
      }
      foot={
        <div className="flex items-center gap-1 slim:flex-col">
          <div className="min-w-0 flex-1">
            <Person id="person" user={user} />
          </div>
          <Inbox id="inbox" notices={inbox} empty={empty} footer={all} />
        </div>
      }
      phoneTop={
        <>
          <div className="min-w-0 flex-1">
            <Switcher id="switcher-phone" guilds={guilds} current={current} />
          </div>
          <SearchButton source={source} look="icon" />
          <Inbox id="inbox-phone" notices={inbox} empty={empty} footer={all} />
          <Person id="person-phone" user={user} compact />
        </>
      }
    >
      <NoticesLive userId={user.id} />
      {user.timeZone && <meta name="reader-zone" content={user.timeZone} />}
      {children}
    </AppFrame>
  );
}
