const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number with a right check character (GB 11643). */
export function residentId(region: string, birth: string, order: string): string {
  const body = region + birth + order;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * WEIGHTS[i]!, 0);
  return body + '10X98765432'[sum % 11]!;
}

/** Twelve mobile numbers and eight resident identity numbers, all made up. */
export const MOBILES = [
  '13800138001', '13900139002', '15012345603', '15187654304', '17712340005', '18698765406', '18811112207', '19933334408', '13155556609', '13277778810', '14799990011', '16622223312',
] as const;
export const RESIDENTS = [
  residentId('110101', '19900307', '001'), residentId('310104', '19851231', '112'), residentId('440106', '20000229', '223'), residentId('330102', '19770801', '334'),
  residentId('510104', '19660115', '445'), residentId('420103', '19991130', '556'), residentId('320102', '19881010', '667'), residentId('610102', '19720605', '778'),
] as const;
