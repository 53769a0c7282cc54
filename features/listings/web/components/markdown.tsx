export { Markdown } from "@/components/ui/markdown";
