/**
 * The console: the company's side of the conversations, as one element that fills its page. It decides between the
 * door and the room behind it, by the session; it must never show the room to nobody.
 */
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { AgentSession } from '../../client/agent-session.js';
import { Api } from '../../client/api.js';
import { InboxDesk } from '../../client/inbox-desk.js';
import { SafeStorage } from '../../client/storage.js';
import '../../elements/button/button.js';
import '../../elements/skeleton/skeleton.js';
import { direction, language, msg, speak, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import { loadErrorWords } from '../error-words.js';
import type { ParleySignInEvent } from '../events/sign-in.js';
import '../texts.js';
import '../workspace/workspace.js';
import { consoleStyles } from './console.styles.js';
import { wishedLocale } from './wished-locale.js';

const INVITATION = /^#\/welcome\/([A-Za-z0-9_-]{43})$/;

/**
 * @summary Sign-in, inbox and conversation for agents. Put it alone into a page of the server's own origin.
 * @cssprop --parley-accent - The one colour from which all others follow.
 * @cssprop [--parley-font] - The typeface.
 */
export class ParleyConsole extends ParleyElement {
  static override styles = [resetStyles, tokenStyles, consoleStyles];

  private storage = new SafeStorage();
  private api = new Api({ server: location.origin });
  private session = new AgentSession(this.api);
  private sessioning = new StoreController(this, this.session);
  private desk: InboxDesk | undefined;

  /** The secret of the link that was followed. */
  @state() private invitation = INVITATION.exec(location.hash)?.[1] ?? null;
  @state() private welcomeReady = false;
  /** Whether the last sign-out failed. */
  @state() private leaveFailed = false;

  /** BCP 47 tag of the language; the browser's by default. */
  @property() locale = '';

  /** `light`, `dark`, or `auto` for the reader's system. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' = 'auto';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.handleVisibility);
    void this.session.check();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.handleVisibility);
    this.closeDesk();
  }

  /** The first picture should already be in the reader's language. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await speak(this.locale || wishedLocale(navigator.languages));
    await super.scheduleUpdate();
  }

  protected override willUpdate() {
    const { status, agent } = this.session.state;
    if (status !== 'in' || !agent) {
      this.closeDesk();
      return;
    }
    if (this.desk) return;
    this.desk = new InboxDesk({
      api: this.api,
      agent,
      storage: this.storage,
      onEnded: () => this.session.end(),
    });
    this.desk.start();
  }

  protected override updated() {
    void speak(this.locale || wishedLocale(navigator.languages));
    // The console owns its page, and nobody else knows its language.
    document.documentElement.lang = language();
    document.documentElement.dir = direction();
    if (!this.desk) document.title = `${msg('Sign in', { id: 'sign-in-title' })} – Parley`;
  }

  override render() {
    return html`<main>${this.renderContent()}</main>`;
  }

  /** Somebody has come by the link of an invitation. Its code is loaded only then. */
  private renderWelcome(token: string) {
    if (!this.welcomeReady) {
      void import('../welcome/welcome.js')
        .then(({ loadTexts }) => loadTexts())
        .then(() => {
          this.welcomeReady = true;
        });
      return html`<parley-skeleton shape="rows" count="4"></parley-skeleton>`;
    }
    return html`<parley-welcome
      .api=${this.api}
      token=${token}
      @parley-welcome=${this.handleWelcome}
    ></parley-welcome>`;
  }

  private renderContent() {
    if (this.invitation) return this.renderWelcome(this.invitation);
    const { status, agent, sites, ended, busy, error } = this.sessioning.state;
    switch (status) {
      case 'unknown':
        return html`<div class="wait">
          <p class="visually-hidden" role="status">${msg('Loading conversations', { id: 'inbox-loading' })}</p>
          <parley-skeleton shape="rows" count="8"></parley-skeleton>
        </div>`;
      case 'unreachable':
        return html`<div class="failure">
          <p role="alert">${error ? loadErrorWords(error) : ''}</p>
          <parley-button variant="primary" @click=${() => void this.session.check()}
            >${msg('Try again', { id: 'notice-retry' })}</parley-button
          >
        </div>`;
      case 'out':
        this.loadDoor();
        return html`<parley-sign-in
          email=${agent?.email ?? ''}
          ?busy=${busy}
          ?ended=${ended}
          .error=${error}
          @parley-sign-in=${this.handleSignIn}
        ></parley-sign-in>`;
      case 'in':
        return html`${keyed(
          this.desk,
          html`<parley-workspace
            .desk=${this.desk}
            .agent=${agent}
            .sites=${sites}
            server=${this.api.server}
            ?leaving=${busy}
            ?leave-failed=${this.leaveFailed}
            @parley-sign-out=${this.handleSignOut}
          ></parley-workspace>`,
        )}`;
    }
  }

  /** Whoever is signed in already never needs its code. Without it there is nothing but to come again. */
  private loadDoor() {
    import('../sign-in/sign-in.js').catch((error) => this.session.fail(error));
  }

  private handleWelcome() {
    this.invitation = null;
    // The link is used up: nobody shall find it in the address.
    history.replaceState(null, '', location.pathname);
    void this.session.check();
  }

  private closeDesk() {
    this.desk?.close();
    this.desk = undefined;
  }

  private handleSignIn({ email, password }: ParleySignInEvent) {
    this.leaveFailed = false;
    void this.session.signIn({ email, password });
  }

  private async handleSignOut() {
    const { desk } = this;
    this.leaveFailed = false;
    const left = await this.session.signOut();
    this.leaveFailed = !left;
    // On a shared computer the next person must not find what this one had begun to write.
    if (left) desk?.drafts.clear();
  }

  /** In another tab the agent may have signed out meanwhile, or become somebody else. */
  private handleVisibility = () => {
    if (document.visibilityState === 'visible') void this.session.verify();
  };
}

define('parley-console', ParleyConsole);

declare global {
  interface HTMLElementTagNameMap {
    'parley-console': ParleyConsole;
  }
}
