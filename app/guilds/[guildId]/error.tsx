"use client";

import type { ComponentProps } from "react";
import { PageFailure } from "@/components/ui/page-failure";

export default function GuildError(props: Omit<ComponentProps<typeof PageFailure>, "children" | "title">) {
  return (
    <PageFailure {...props}>Nothing was changed. The shop, orders and players are as they were.</PageFailure>
  );
}
