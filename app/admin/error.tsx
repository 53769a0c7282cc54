"use client";

import type { ComponentProps } from "react";
import { PageFailure } from "@/components/ui/page-failure";

export default function AdminError(props: Omit<ComponentProps<typeof PageFailure>, "children">) {
  return (
    <PageFailure {...props}>
      Nothing was changed. If it comes again, the id is in the website's logs with the cause.
    </PageFailure>
  );
}
