"use client";

import { DropdownMenu as Menu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { MENU_ROW } from "./popover";

/** A menu with arrow keys and type-ahead, for dashboards; public pages use `Popover`. `trigger` is one button. */
export function DropdownMenu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>{trigger}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align={align}
          sideOffset={6}
          className="z-40 min-w-52 rounded-card border border-line-strong bg-overlay p-1.5 text-13 shadow-float"
        >
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** One row. `danger` is for what takes something away. */
export function DropdownItem({
  danger,
  className,
  ...rest
}: ComponentProps<typeof Menu.Item> & { danger?: boolean }) {
  return (
    <Menu.Item
      {...rest}
      className={cn(
        MENU_ROW,
        "cursor-pointer outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-fill-strong data-[disabled]:opacity-45",
        danger && "text-bad [&>svg]:text-bad",
        className,
      )}
    />
  );
}

/** A thin line between groups of rows. */
export function DropdownLine() {
  return <Menu.Separator className="my-1.5 h-px bg-line" />;
}
