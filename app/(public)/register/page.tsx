import type { Metadata } from "next";
import { RegisterIntro } from "@/features/listings/web/components/registration/intro";

export const metadata: Metadata = {
  title: "Register a server",
  description:
    "Bring your DayZ server into the directory: what it takes, how ownership is proven, what happens then.",
  alternates: { canonical: "/register" },
};

export default function RegisterPage() {
  return <RegisterIntro />;
}
