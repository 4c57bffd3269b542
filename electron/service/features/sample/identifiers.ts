import type { Random } from './random.ts';

/** Weights of GB 11643 for the first 17 digits; the check character follows from their sum modulo 11. */
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const identityChecks = '10X98765432';

/** The check character of a PRC identity number's first 17 digits. */
export function identityCheck(digits: string): string {
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return identityChecks.charAt(sum % 11);
}

/** The digit that makes a number valid by Luhn's formula when it is appended. */
export function luhnCheck(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let digit = Number(digits.charAt(digits.length - 1 - index));
    if (index % 2 === 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return String((10 - (sum % 10)) % 10);
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => String(random.int(0, 9))).join('');
const two = (value: number): string => String(value).padStart(2, '0');

/** Well-formed six-digit areas (province and prefecture), the county left at 99, which is assigned to none. */
const areas = ['110199', '310199', '330199', '420199', '440199', '510199', '320199', '350299', '370299', '610199'] as const;

/** An identity number with a valid date and check, in an area code that no county has. */
export function inventIdentity(random: Random, birthYear: number, female: boolean): string {
  const date = `${birthYear}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
  const order = digits(random, 2) + String(random.int(0, 4) * 2 + (female ? 0 : 1));
  const head = random.pick(areas) + date + order;
  return head + identityCheck(head);
}

const mobilePrefixes = ['130', '135', '136', '138', '139', '150', '158', '159', '176', '182', '186', '188', '189', '199'] as const;

/** A mainland mobile number. */
export const inventMobile = (random: Random): string => random.pick(mobilePrefixes) + digits(random, 8);

/** A 16- or 19-digit card number that passes Luhn's check. */
export function inventCard(random: Random): string {
  const head = random.chance(0.5) ? `622${digits(random, 12)}` : `621${digits(random, 15)}`;
  return head + luhnCheck(head);
}

const mailHosts = ['example.com', 'example.org', 'example.net', 'mail.example.com'] as const;

/** An address under a domain reserved for examples (RFC 2606). */
export const inventEmail = (random: Random, local: string): string => `${local}${random.int(10, 99)}@${random.pick(mailHosts)}`;
