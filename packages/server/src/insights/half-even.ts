/** Exact division: money never passes through a float. */

/** `a / b` for `a` of any sign and `b` above 0, rounded to a whole; a half goes to the even neighbour, so that halves do not add up. */
export function divideHalfEven(a: bigint, b: bigint): bigint {
  if (a < 0n) return -divideHalfEven(-a, b);
  const quotient = a / b;
  const twice = (a % b) * 2n;
  const isUp = twice > b || (twice === b && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
