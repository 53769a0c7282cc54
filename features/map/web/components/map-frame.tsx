"use client";
import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { MapSkeleton } from "./map-skeleton";
import type { MapWork } from "./map-work";

/** The map itself comes with its own script, and only where it is seen. */
const Lazy = dynamic(() => import("./map-work").then((module) => module.MapWork), {
  ssr: false,
  loading: () => <MapSkeleton />,
});

export function MapFrame(props: ComponentProps<typeof MapWork>) {
  return <Lazy {...props} />;
}
