export { refreshDemo, seedDemo } from "@/db/seed/demo";
