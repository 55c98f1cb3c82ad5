import { listRegions } from "../../domain/region.ts";
import { formatIso } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { chipRows } from "../filter-chips/chip-rows.ts";

type Speaker = Pick<Cockpit, "profile" | "language" | "text" | "now" | "freshness" | "scope" | "filter">;

/** What stands under a picture: `新塘街道 · 塘里陈 · 平均响应 · 只看 消防 · 2026-11-22T12:23:33+08:00 · 演示`. */
export function pictureCaption(title: string, cockpit: Speaker): string {
  const { profile, language, text, now, freshness, scope, filter } = cockpit;
  const scoped = scope.length === 0 ? undefined : scopeName(profile, language, scope);
  const only = chipRows(filter, cockpit).map(({ words }) => words);
  const parts = [profile.name[language], ...(scoped === undefined ? [] : [scoped]), title];
  if (only.length > 0) parts.push(`${text("filter.only")} ${only.join(text("table.facet.and"))}`);
  parts.push(formatIso(now, profile.zone));
  if (freshness !== "live") parts.push(text(`picture.${freshness}`));
  if (profile.demonstration) parts.push(text("brand.demonstration"));
  return parts.join(" · ");
}

/** The region everything is cut to; the whole profile needs no second name. */
function scopeName(profile: Speaker["profile"], language: Speaker["language"], scope: Speaker["scope"]) {
  const name = listRegions(profile.regions).find(({ id }) => id === scope.at(-1))?.name[language] ?? scope.at(-1);
  return name === profile.name[language] ? undefined : name;
}

/** The file's name: `xintang_330109004027_平均响应_20261122T122333+0800.png`, the region only where everything is cut to one. */
export function pictureName(
  title: string,
  { profile, now, scope }: Pick<Cockpit, "profile" | "now" | "scope">,
): string {
  const at = formatIso(now, profile.zone)
    .replace(/^(\d+)-(\d+)-/, "$1$2")
    .replaceAll(":", "");
  const words = title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40);
  return [profile.id, scope.at(-1) ?? "", `${words}_${at}.png`].filter((part) => part !== "").join("_");
}
