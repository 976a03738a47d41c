/** US dollars, as people read them: fractions of a cent only where the amount is below ten cents. */
export function dollars(usd: number): string {
  return `$${usd.toFixed(usd < 0.1 ? 4 : 2)}`;
}
