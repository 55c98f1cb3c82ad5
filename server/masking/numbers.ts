import { isIdentityNumber, isOldIdentityNumber, passesLuhn } from "./checksums.ts";
import { type DigitGroup, digitGroups, runsFrom } from "./digit-groups.ts";
import type { Finding } from "./finding.ts";

/** What residents' numbers are: of the person (identity, bank) or of the line that reaches them. */
export interface NumberFindings {
  readonly identity: readonly Finding[];
  readonly phones: readonly Finding[];
}

/** The shortest number looked for, a landline without its area, and the longest, a bank card. */
const SHORTEST = 7;
const LONGEST = 19;
/** How far back from a number a word may say what it is. */
const CUE_REACH = 14;

const IDENTITY_CUE = /(?:身份证|证件|身份号|公民身份|ID)[^\d，。；,;]{0,6}$/i;
const BANK_CUE =
  /(?:银行卡|卡号|账号|帐号|账户|帐户|存折|信用卡|储蓄卡|收款|工行|农行|中行|建行|交行|招行|邮储)[^\d，。；,;]{0,6}$/;
const PHONE_CUE =
  /(?:电话|手机|座机|固话|联系方式|致电|拨打|来电|回电|联系|号码|tel|phone)[^\d，。；,;\u4e00-\u9fff]{0,3}(?:号码?|是|为)?[^\d，。；,;\u4e00-\u9fff]{0,2}$/i;
/** What counts matters, not people. */
const SERIAL_CUE = /(?:编号|单号|工单|警情|案件|事件|流水|订单|快递|运单|受理|案号|No\.?|no\.?)[^\d，。；,;]{0,4}$/;

/** Numbers of identity, bank cards and phones in a text of plain letters. */
export function findNumbers(text: string): NumberFindings {
  const identity: Finding[] = [];
  const phones: Finding[] = [];
  const groups = digitGroups(text);
  for (let index = 0; index < groups.length; ) {
    const found = findAt(text, groups, index);
    if (found === null) index += 1;
    else {
      (found.isPhone ? phones : identity).push(found.finding);
      index = found.next;
    }
  }
  for (const { index, 0: said } of text.matchAll(/[〇零一二三四五六七八九幺]+/g))
    if (/^[一幺][三四五六七八九].{9}$/.test(said))
      phones.push({ start: index, end: index + 11, mask: `${said.slice(0, 3)}****${said.slice(7)}` });
  return { identity, phones };
}

interface Found {
  readonly finding: Finding;
  readonly isPhone: boolean;
  /** The first group behind it. */
  readonly next: number;
}

function findAt(text: string, groups: readonly DigitGroup[], index: number): Found | null {
  const start = groups[index]?.start ?? 0;
  const said = cuesBefore(text.slice(Math.max(0, start - CUE_REACH), start));
  let best: Found | null = null;
  for (const run of runsFrom(groups, index, SHORTEST, LONGEST)) {
    const last = run.at(-1)?.end ?? start;
    const next = index + run.length;
    const digits = run.map((group) => group.digits).join("");
    const hasX = digits.length === 17 && /[Xx]/.test(text[last] ?? "");
    const end = hasX ? last + 1 : last;
    const number = hasX ? `${digits}${text[last]}` : digits;
    const person = personMask(number, run, said);
    if (person !== null) best = { finding: { start, end, mask: person }, isPhone: false, next };
    else {
      const phone = phoneMask(digits, run, said);
      if (phone !== null) best = { finding: { start, end: last, mask: phone }, isPhone: true, next };
    }
  }
  return best;
}

/** What the words before a number say it is. */
interface Cues {
  readonly isIdentity: boolean;
  readonly isBank: boolean;
  readonly isSerial: boolean;
  readonly isPhone: boolean;
}

function cuesBefore(before: string): Cues {
  return {
    isIdentity: IDENTITY_CUE.test(before),
    isBank: BANK_CUE.test(before),
    isSerial: SERIAL_CUE.test(before),
    isPhone: PHONE_CUE.test(before),
  };
}

function personMask(number: string, run: readonly DigitGroup[], said: Cues): string | null {
  const { length } = number;
  if (length < 12) return null;
  if (said.isBank) return `****${number.slice(-4)}`;
  const isCardLong = length >= 16;
  if (length !== 15 && length !== 18 && !isCardLong) return null;
  const masked = (): string => `${number[0]}${"*".repeat(length - 2)}${number.at(-1)}`;
  if (said.isIdentity && (length === 15 || length === 18)) return masked();
  if (said.isSerial) return null;
  if (isIdentityNumber(number) || (run.length === 1 && isOldIdentityNumber(number))) return masked();
  const isCard = /^(?:62|4|5[1-5]|35|60|9558)/.test(number) && isGroupedLikeCard(run) && passesLuhn(number);
  return isCardLong && isCard ? `****${number.slice(-4)}` : null;
}

/** In one piece, by fours, or the six of the bank before the rest. */
function isGroupedLikeCard(run: readonly DigitGroup[]): boolean {
  const lengths = run.map(({ digits }) => digits.length);
  if (lengths.length === 1 || (lengths.length === 2 && lengths[0] === 6)) return true;
  return lengths.slice(0, -1).every((length) => length === 4) && (lengths.at(-1) ?? 0) <= 4;
}

function phoneMask(digits: string, run: readonly DigitGroup[], said: Cues): string | null {
  const prefix = /^(?:0086|86|0)(?=1[3-9]\d{9}$)/.exec(digits)?.[0] ?? "";
  const mobile = digits.slice(prefix.length);
  if (/^1[3-9]\d{9}$/.test(mobile) && isGroupedLikeMobile(run, prefix.length))
    return `${prefix}${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  const area = /^(?:010|02[0-57-9]|0[3-9]\d{2})/.exec(digits)?.[0];
  const local = digits.slice(area?.length ?? 0);
  const isLocal = local.length === 8 || (local.length === 7 && area?.length === 4);
  if (area !== undefined && isLocal && isGroupedLikeLandline(run, area.length)) return `${area}-****${local.slice(-4)}`;
  const isShort = digits.length === 7 || digits.length === 8;
  if (isShort && said.isPhone && !isDay(digits)) return `****${digits.slice(-4)}`;
  return null;
}

/** 13812346621, 138 1234 6621, 1381234 6621, 1381 2346 621, or every digit by itself; a year and what follows it is none. */
function isGroupedLikeMobile(run: readonly DigitGroup[], prefix: number): boolean {
  const lengths = run.map(({ digits }) => digits.length);
  if (prefix > 0 && lengths[0] === prefix) lengths.shift();
  else if (prefix > 0) lengths[0] = (lengths[0] ?? 0) - prefix;
  if (lengths.length === 1 || lengths.every((length) => length === 1)) return true;
  const shape = lengths.join("-");
  return (
    /^(?:3-4-4|3-8|7-4|3-3-5|3-4-2-2|3-2-2-4)$/.test(shape) ||
    (/^(?:4-4-3|4-3-4)$/.test(shape) && !run[0]?.digits.startsWith("19"))
  );
}

function isGroupedLikeLandline(run: readonly DigitGroup[], area: number): boolean {
  return run.length === 1 || (run.length <= 3 && run[0]?.digits.length === area);
}

function isDay(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}
