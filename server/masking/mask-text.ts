import { findAccounts } from "./accounts.ts";
import { findDoors } from "./doors.ts";
import { type Finding, replaceFindings } from "./finding.ts";
import type { Masking } from "./masking.ts";
import { findNames } from "./names.ts";
import { findNumbers } from "./numbers.ts";
import { plainLetters } from "./plain-letters.ts";
import { findPlates } from "./plates.ts";

/** Nothing of what is looked for does without one of these. */
const MAY_HOLD = /[\d@〇零一二三四五六七八九十幺]|[\uff10-\uff19]/;

/** What is masked can show what stood beside it; it settles after two or three times. */
const TIMES = 8;

/**
 * A text with residents' data masked: the same for the same text, unchanged when masked again, in time proportional to its length.
 * The same string comes back when there was nothing to mask.
 */
export function maskText(text: string, masking: Masking): string {
  let masked = text;
  for (let time = 0; time < TIMES; time += 1) {
    const next = maskOnce(masked, masking);
    if (next === masked) break;
    masked = next;
  }
  return masked;
}

function maskOnce(text: string, masking: Masking): string {
  const plain = plainLetters(text);
  const hasNumbers = MAY_HOLD.test(plain);
  if (masking === "working") {
    if (!hasNumbers) return text;
    return replaceFindings(text, findNumbers(plain).identity, findAccounts(plain).papers);
  }
  if (!hasNumbers) return replaceFindings(text, findNames(plain));
  const { identity, phones } = findNumbers(plain);
  const { lines, papers } = findAccounts(plain);
  return replaceFindings(text, identity, phones, papers, lines, findPlates(plain), findDoors(plain), findNames(plain));
}

const NAME_ALONE = /[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*/g;

/** The contact of a report: there every few characters that could be a name are one, and every number reaches somebody. */
export function maskContact(contact: string, masking: Masking): string {
  if (masking === "working") return maskText(contact, masking);
  const text = maskText(contact, masking);
  const plain = plainLetters(text);
  const found: Finding[] = [];
  for (const { index, 0: name } of plain.matchAll(NAME_ALONE))
    if (
      !name.endsWith("某") &&
      !/^.(?:先生|女士|小姐|大爷|大妈|阿姨|师傅|同学)$|^(?:电话|手机|联系|姓名|微信|先生|女士|号码|座机|不详|匿名|热线|本人)/.test(
        name,
      )
    )
      found.push({ start: index, end: index + name.length, mask: `${name[0]}某` });
  for (const { index, 0: number } of plain.matchAll(/(?<![\d*])\d{7,}(?![\d*])/g))
    found.push({ start: index, end: index + number.length, mask: `****${number.slice(-4)}` });
  return replaceFindings(text, found);
}
