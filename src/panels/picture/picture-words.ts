import { formatIso } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";

type Speaker = Pick<Cockpit, "profile" | "language" | "text" | "now" | "freshness">;

/** What stands under a picture: `新塘街道 · 平均响应 · 2026-11-22T12:23:33+08:00 · 演示`. */
export function pictureCaption(title: string, { profile, language, text, now, freshness }: Speaker): string {
  const parts = [profile.name[language], title, formatIso(now, profile.zone)];
  if (freshness !== "live") parts.push(text(`picture.${freshness}`));
  if (profile.demonstration) parts.push(text("brand.demonstration"));
  return parts.join(" · ");
}

/** The file's name: `xintang_平均响应_20261122T122333+0800.png`. */
export function pictureName(title: string, { profile, now }: Pick<Cockpit, "profile" | "now">): string {
  const at = formatIso(now, profile.zone)
    .replace(/^(\d+)-(\d+)-/, "$1$2")
    .replaceAll(":", "");
  const words = title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40);
  return `${profile.id}_${words}_${at}.png`;
}
