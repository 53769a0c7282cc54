import type { Metadata } from "next";
import { NoticeList } from "@/features/notices/web/components/notice-list";
import { loadNotices } from "@/features/notices/web/loaders";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  return <NoticeList {...(await loadNotices())} />;
}
