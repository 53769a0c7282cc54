"use client";

import type { ComponentProps } from "react";
import { PageFailure } from "@/components/ui/page-failure";

export default function AccountError(props: Omit<ComponentProps<typeof PageFailure>, "children" | "title">) {
  return <PageFailure {...props}>Nothing was changed. Your coins, orders and links are safe.</PageFailure>;
}
