/** What a visitor says of themselves; nothing of it is proven. */
export interface Introduction {
  name?: string;
  email?: string;
  teamId?: string;
}

/** Somebody says who they are, or that they would rather not. */
export class ParleyIntroduceEvent extends Event {
  /** Only what was asked for and filled in. */
  readonly answers: Introduction;

  constructor(answers: Introduction) {
    super('parley-introduce', { bubbles: true, composed: true });
    this.answers = answers;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-introduce': ParleyIntroduceEvent;
  }
}
