import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { ClaimSpots } from "@/features/deliveries/web/components/claim-spots";
import { checkoutProps } from "@/features/shop/web/checkout-props";
import { Checkout } from "./checkout";

export const metadata: Metadata = { title: "Check out", robots: { index: false } };

export default async function CheckoutPage({ params }: { params: Promise<{ guild: string; item: string }> }) {
  const { guild, item } = await params;
  if (!/^\d{1,15}$/.test(item)) notFound();
  const props = await checkoutProps(guild, Number(item));
  const { slug, name } = props.guild;
  return (
    <div className="mx-auto max-w-page">
      <PageHeader
        title="Check out"
        className="mb-6"
        crumbs={[
          { label: "Shop", href: "/shop" },
          { label: name, href: `/shop/${slug}` },
          { label: props.data.item.name, href: `/shop/${slug}/${props.data.item.slug ?? item}` },
          { label: "Check out" },
        ]}
      />
      <Checkout key={props.pressKey} {...props} />
      {props.data.item.kind === "in_game" ? <ClaimSpots guild={guild} /> : null}
    </div>
  );
}
