import type { Finding } from "./finding.ts";

/** One way of writing a door; group `door` is what is masked. */
interface DoorPattern {
  readonly pattern: RegExp;
  readonly mask: string;
}

const HAN_NUMBER = "[〇零一二三四五六七八九十]";

/**
 * Streets, their numbers, villages, estates and buildings stay: help must find the place. What names one household goes: stairs (单元), rooms, and house numbers of villages and lanes,
 * where a number is a family. Lookbehinds are short and repetitions have an end: linear in the text.
 */
const DOORS: readonly DoorPattern[] = [
  { pattern: new RegExp(`(?:\\d{1,3}|${HAN_NUMBER}{1,3}|[A-Za-z东西南北中甲乙丙丁])(?=[ ]?单元)`, "g"), mask: "*" },
  {
    // 3幢501, 2单元502室, 3幢2-501; not 3幢 2026 年, 3幢 120 户.
    pattern:
      /(?<=(?:幢|栋|座|单元|号楼)[ #·-]?)(?:\d{1,2}-){0,2}[A-Za-z]?\d{3,4}[A-Za-z]?(?![\d*.%年元人户个名台层米平楼号幢栋辆次条块度万千瓦家份]|[ ]?(?:年|元|人|户|平))/g,
    mask: "***",
  },
  {
    pattern: /(?<![\d*.-])(?:\d{1,2}-){0,2}(?:[A-Za-z]?\d{2,5}[A-Za-z]?|[A-Za-z]\d{1,2})(?=[ ]?(?:室|号房))/g,
    mask: "***",
  },
  { pattern: /(?<![\d*.-])\d{3,5}(?=房(?!屋|子|东|产|价|租|源|贷))/g, mask: "***" },
  { pattern: new RegExp(`(?<!${HAN_NUMBER})${HAN_NUMBER}{3,4}(?=室)`, "g"), mask: "***" },
  {
    // 金惠花园3-2-501, 江滨苑 3-501; not 2026-11-21, not 1-3-5.
    pattern:
      /(?<=(?:区|园|寓|苑|村|庭|府|城|湾|邸|里|居|墅|庄|轩|阁|坊|郡|都|岸|公馆|宿舍)[ ]?)\d{1,3}-(?:\d{1,2}-)?(?!(?:19|20)\d\d(?!室))\d{3,4}(?![\d年-])/g,
    mask: "***",
  },
  {
    pattern:
      /(?<=(?:村|组|弄|巷|(?<!公)里|(?<![部连])队|埭|浜|坞|胡同|新村)[ ]?(?:\d{1,3}组)?)\d{1,4}(?=号(?!楼|线|桥|门(?!前|口|外|内)|泵|井|机|变|库|池|岗|台|杆|塔|地块|码头|路|车|院|船|闸|摊|柜|馆|通知|文))/g,
    mask: "**",
  },
  { pattern: /(?<=门牌号?码?[:为是 ]{0,2})\d{1,4}(?=号|$|\D)/g, mask: "**" },
];

/** No way of writing a door does without one of these. */
const MAY_BE_DOOR = /[元幢栋座楼室房号牌-]/;

/** Doors of households in a text of plain letters. */
export function findDoors(text: string): readonly Finding[] {
  if (!MAY_BE_DOOR.test(text)) return [];
  const found: Finding[] = [];
  for (const { pattern, mask } of DOORS)
    for (const { index, 0: door } of text.matchAll(pattern))
      found.push({ start: index, end: index + door.length, mask });
  return found;
}
