"use client";

import type { ComponentProps } from "react";
import { PageFailure } from "@/components/ui/page-failure";

export default function DeskError(props: Omit<ComponentProps<typeof PageFailure>, "children" | "title">) {
  return (
    <PageFailure title="The desk could not be loaded" {...props}>
      No message was lost. What you were writing is kept in this browser.
    </PageFailure>
  );
}
