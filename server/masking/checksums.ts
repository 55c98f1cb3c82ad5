const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";
/** GB/T 2260: the first two digits of every identity number. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split(
    " ",
  ),
);

/** Whether 18 characters are a citizen's identity number: province, date of birth and check character of GB 11643-1999. */
export function isIdentityNumber(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits) || !isBirth(digits.slice(0, 2), digits.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return CHECK_CHARACTERS[sum % 11] === digits[17]?.toUpperCase();
}

/** The same for the 15 digits issued until 1999, which have no check character. */
export function isOldIdentityNumber(digits: string): boolean {
  return /^\d{15}$/.test(digits) && isBirth(digits.slice(0, 2), `19${digits.slice(6, 12)}`);
}

function isBirth(province: string, day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8))];
  if (!PROVINCES.has(province) || year < 1900 || year > 2099) return false;
  const read = new Date(Date.UTC(year, month - 1, date));
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
}

/** Luhn's check (ISO/IEC 7812-1), as bank cards have. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
