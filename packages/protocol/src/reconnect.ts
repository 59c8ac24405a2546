/**
 * How a page comes back after it lost its socket: each wait is drawn evenly between the least and a ceiling, which
 * doubles from `firstMs` to `mostMs`. A process takes on some 2,500 pages a second, so that 10,000 which lose it in the
 * same moment need four seconds to come back at a pace that it can keep, also when it was never gone.
 */
export const RECONNECT = {
  /** No wait is shorter. */
  leastMs: 250,
  /** Ceiling of the first wait: of the contacts' pages, which are many, and of the agents', which are few. */
  firstMs: { contact: 4000, agent: 1000 },
  /** Ceiling of any wait, unless the server asks for more. */
  mostMs: 10_000,
} as const;
